//! Inputs at random: every field, likely, unlikely and impossible values among them.

use joint_risk::instrument::predictor::{
    Awareness, IndexOffence, Inputs, Level, Motivation, Offence, OffenceCategory, Ogrs3Class, Ogrs3Group,
    PreviousOffence, PreviousOffences, Qualifications, RelationshipStatus, SupervisionStatus,
};
use joint_risk::{Band, Code, Date, case::Sex};

/// Numbers from a seed (splitmix64), and how often a field is missing.
pub struct Draw {
    state: u64,
    missing: u64,
}

impl Draw {
    /// `missing`: how many of 100 fields are missing.
    pub fn new(seed: u64, missing: u64) -> Self {
        Self { state: seed, missing }
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn maybe<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(100) >= self.missing).then(|| draw(self))
    }

    pub fn flag(&mut self) -> bool {
        self.below(2) == 1
    }

    pub fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        let index = usize::try_from(self.below(values.len() as u64)).unwrap();
        *values.get(index).unwrap()
    }

    pub fn code<T: Code>(&mut self) -> T {
        let values: Vec<T> = T::ALL.iter().map(|(value, _)| *value).collect();
        self.one_of(&values)
    }

    /// A category that says something of the offence.
    pub fn known_category(&mut self) -> OffenceCategory {
        loop {
            let category = self.code();
            if category != OffenceCategory::Unknown {
                return category;
            }
        }
    }

    pub fn level(&mut self) -> Level {
        self.code()
    }

    /// From `first`, one of `many`; now and then an end of the type.
    pub fn count(&mut self, first: i32, many: u64) -> i32 {
        match self.below(200) {
            0 => i32::MAX,
            1 => i32::MIN,
            2 => 999,
            _ => first + i32::try_from(self.below(many)).unwrap(),
        }
    }

    pub fn day(&mut self, first: u32, years: u64) -> Date {
        match self.below(200) {
            0 => Date::parse(Date::MIN).unwrap(),
            1 => Date::parse(Date::MAX).unwrap(),
            2 => Date::parse("2000-02-29").unwrap(),
            _ => {
                let (year, month, day) = (self.below(years), self.below(12), self.below(28));
                let whole = |number: u64| u32::try_from(number).unwrap();
                Date::from_ymd(first + whole(year), whole(month) + 1, whole(day) + 1).unwrap()
            }
        }
    }

    fn offence(&mut self) -> IndexOffence {
        if self.below(20) == 0 {
            return IndexOffence::Malformed;
        }
        let ogrs3 = match self.below(12) {
            0 => Ogrs3Class::Unmapped,
            1 => Ogrs3Class::NeedsDetails,
            _ => Ogrs3Class::Group(self.code::<Ogrs3Group>()),
        };
        let category = (self.below(20) > 0).then(|| self.code::<OffenceCategory>());
        IndexOffence::Given(Offence { category, ogrs3, violent_or_sexual: self.maybe(Self::flag) })
    }

    pub fn previous(&mut self) -> PreviousOffences {
        let all = PreviousOffence::ALL.iter().map(|(offence, _)| *offence);
        all.filter(|_| self.below(4) == 0).collect()
    }
}

/// Every field, by chance.
pub fn inputs(draw: &mut Draw) -> Inputs {
    Inputs {
        date_of_birth: draw.maybe(|draw| draw.day(1930, 80)),
        sex: draw.maybe(|draw| draw.one_of(&[Sex::Male, Sex::Female])),
        offence: draw.maybe(Draw::offence),
        date_of_conviction: draw.maybe(|draw| draw.day(1990, 38)),
        start_of_follow_up: draw.maybe(|draw| draw.day(1990, 42)),
        age_at_first_sanction: draw.maybe(|draw| draw.count(-2, 60)),
        total_sanctions: draw.maybe(|draw| draw.count(-1, 30)),
        violent_sanctions: draw.maybe(|draw| draw.count(-1, 8)),
        ever_sexual_offence: draw.maybe(Draw::flag),
        date_of_latest_sexual_offence: draw.maybe(|draw| draw.day(1960, 70)),
        contact_adult_sexual_sanctions: draw.maybe(|draw| draw.count(-1, 4)),
        contact_child_sexual_sanctions: draw.maybe(|draw| draw.count(0, 4)),
        indecent_image_sanctions: draw.maybe(|draw| draw.count(0, 4)),
        non_contact_sexual_sanctions: draw.maybe(|draw| draw.count(0, 4)),
        stranger_victim: draw.maybe(Draw::flag),
        date_of_latest_offence: draw.maybe(|draw| draw.day(1960, 70)),
        supervision_status: draw.maybe(Draw::code),
        weapon: draw.maybe(Draw::flag),
        violence_or_threat: draw.maybe(Draw::flag),
        excessive_violence: draw.maybe(Draw::flag),
        arson: draw.maybe(Draw::flag),
        recognises_impact: draw.maybe(Draw::flag),
        peer_group_influence: draw.maybe(Draw::flag),
        emotional_motivation: draw.maybe(Draw::flag),
        offence_linked_to_risk: draw.maybe(Draw::flag),
        no_fixed_abode: draw.maybe(Draw::flag),
        accommodation: draw.maybe(Draw::level),
        accommodation_linked_to_risk: draw.maybe(Draw::flag),
        unemployed: draw.maybe(Draw::level),
        work_skills: draw.maybe(Draw::level),
        reading_writing_numeracy: draw.maybe(Draw::level),
        reading: draw.maybe(Draw::flag),
        numeracy: draw.maybe(Draw::flag),
        learning_difficulties: draw.maybe(Draw::level),
        qualifications: draw.maybe(Draw::code),
        financial_reliance: draw.maybe(Draw::level),
        childhood: draw.maybe(Draw::level),
        partner_relationship: draw.maybe(Draw::level),
        domestic_abuse: draw.maybe(Draw::flag),
        domestic_abuse_against_partner: draw.maybe(Draw::flag),
        domestic_abuse_against_family: draw.maybe(Draw::flag),
        relationship_status: draw.maybe(Draw::code),
        relationships_linked_to_risk: draw.maybe(Draw::flag),
        offending_activities: draw.maybe(Draw::level),
        criminal_associates: draw.maybe(Draw::level),
        manipulative: draw.maybe(Draw::level),
        recklessness: draw.maybe(Draw::level),
        heroin: draw.maybe(Draw::flag),
        methadone: draw.maybe(Draw::flag),
        other_opiate: draw.maybe(Draw::flag),
        crack_cocaine: draw.maybe(Draw::flag),
        powder_cocaine: draw.maybe(Draw::flag),
        prescribed_drugs: draw.maybe(Draw::flag),
        benzodiazepines: draw.maybe(Draw::flag),
        hallucinogens: draw.maybe(Draw::flag),
        cannabis: draw.maybe(Draw::flag),
        solvents: draw.maybe(Draw::flag),
        steroids: draw.maybe(Draw::flag),
        other_drugs: draw.maybe(Draw::flag),
        spice: draw.maybe(Draw::flag),
        ketamine: draw.maybe(Draw::flag),
        drug_misuse: draw.maybe(Draw::level),
        drug_motivation: draw.maybe(Draw::code),
        alcohol_problems: draw.maybe(Draw::level),
        excessive_alcohol: draw.maybe(Draw::level),
        coping: draw.maybe(Draw::level),
        psychological_problems: draw.maybe(Draw::level),
        attitude_to_self: draw.maybe(Draw::level),
        self_harm: draw.maybe(Draw::flag),
        psychiatric_problems: draw.maybe(Draw::level),
        childhood_behaviour: draw.maybe(Draw::flag),
        psychiatric_history: draw.maybe(Draw::flag),
        mental_health_medication: draw.maybe(Draw::flag),
        special_hospital: draw.maybe(Draw::flag),
        psychiatric_treatment: draw.maybe(Draw::flag),
        emotional_linked_to_risk: draw.maybe(Draw::flag),
        impulsivity: draw.maybe(Draw::level),
        aggressive: draw.maybe(Draw::level),
        temper_control: draw.maybe(Draw::level),
        problem_solving: draw.maybe(Draw::level),
        awareness: draw.maybe(Draw::code),
        others_views: draw.maybe(Draw::level),
        thinking_linked_to_risk: draw.maybe(Draw::flag),
        pro_criminal_attitudes: draw.maybe(Draw::level),
        attitude_to_supervision: draw.maybe(Draw::level),
        previous_offences: draw.maybe(Draw::previous),
        overall_risk: draw.maybe(Draw::code),
        highest_risk: draw.maybe(Draw::code),
        custodial_sentence: draw.maybe(Draw::flag),
        mappa_eligible: draw.maybe(Draw::flag),
        assaulted_staff: draw.maybe(Draw::flag),
        escaped: draw.maybe(Draw::flag),
        control_issues: draw.maybe(Draw::flag),
        obsessive_behaviour: draw.maybe(Draw::flag),
        opd_override: draw.maybe(Draw::flag),
    }
}

/// The static inputs set to what every predictor can score; the answers stay by chance.
pub fn scorable(draw: &mut Draw) -> Inputs {
    let total = 1 + i32::try_from(draw.below(25)).unwrap();
    let violent = i32::try_from(draw.below(u64::try_from(total).unwrap() + 1)).unwrap();
    let first = 10 + i32::try_from(draw.below(10)).unwrap();
    Inputs {
        date_of_birth: Some(draw.day_of(1960, 35)),
        date_of_conviction: Some(draw.day_of(2018, 6)),
        start_of_follow_up: Some(draw.day_of(2024, 4)),
        age_at_first_sanction: Some(first),
        total_sanctions: Some(total),
        violent_sanctions: Some(violent),
        sex: Some(draw.one_of(&[Sex::Male, Sex::Female])),
        supervision_status: Some(draw.code::<SupervisionStatus>()),
        ever_sexual_offence: Some(false),
        contact_adult_sexual_sanctions: None,
        contact_child_sexual_sanctions: None,
        indecent_image_sanctions: None,
        non_contact_sexual_sanctions: None,
        offence: Some(IndexOffence::Given(Offence {
            category: Some(draw.known_category()),
            ogrs3: Ogrs3Class::Group(draw.code::<Ogrs3Group>()),
            violent_or_sexual: Some(draw.flag()),
        })),
        ..inputs(draw)
    }
}

impl Draw {
    /// A day of one of `years`, with no odd ones among them.
    fn day_of(&mut self, first: u32, years: u64) -> Date {
        let whole = |number: u64| u32::try_from(number).unwrap();
        let (year, month, day) = (self.below(years), self.below(12), self.below(28));
        Date::from_ymd(first + whole(year), whole(month) + 1, whole(day) + 1).unwrap()
    }
}

/// A man of whom everything is known, with a sexual offence.
pub fn full_case() -> Inputs {
    let mut draw = Draw::new(7, 0);
    Inputs {
        sex: Some(Sex::Male),
        ever_sexual_offence: Some(true),
        date_of_latest_sexual_offence: Some(Date::parse("2015-01-01").unwrap()),
        contact_adult_sexual_sanctions: Some(1),
        contact_child_sexual_sanctions: Some(1),
        indecent_image_sanctions: Some(0),
        non_contact_sexual_sanctions: Some(1),
        total_sanctions: Some(12),
        violent_sanctions: Some(4),
        domestic_abuse: Some(true),
        overall_risk: Some(Band::High),
        drug_motivation: Some(Motivation::Partial),
        awareness: Some(Awareness::Sometimes),
        qualifications: Some(Qualifications::None),
        relationship_status: Some(RelationshipStatus::LivingTogether),
        ..scorable(&mut draw)
    }
}
