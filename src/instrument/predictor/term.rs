//! The terms that the predictors add up, by name.

use crate::code::codes;

codes! {
    /// One term of a predictor, named for what it counts. A question number says whose answer it is.
    #[cfg_attr(feature = "types", ts(rename = "PredictorTerm"))]
    pub enum Term {
        /// The constant of the two-year equation.
        TwoYearConstant = "twoYearConstant",
        /// Age at the start of follow-up, men.
        AgeMale = "ageMale",
        /// Its square, men.
        AgeSquaredMale = "ageSquaredMale",
        /// Its cube, men.
        AgeCubedMale = "ageCubedMale",
        /// Its fourth power, men.
        AgeToTheFourthMale = "ageToTheFourthMale",
        /// Age at the start of follow-up, women.
        AgeFemale = "ageFemale",
        /// Its square, women.
        AgeSquaredFemale = "ageSquaredFemale",
        /// Its cube, women.
        AgeCubedFemale = "ageCubedFemale",
        /// Its fourth power, women.
        AgeToTheFourthFemale = "ageToTheFourthFemale",
        /// A woman.
        Female = "female",
        /// One sanction in all.
        FirstSanction = "firstSanction",
        /// Two sanctions in all.
        SecondSanction = "secondSanction",
        /// Sanctions in all.
        TotalSanctions = "totalSanctions",
        /// Years from the first sanction to the second, where there are two, men.
        YearsBetweenSanctionsMale = "yearsBetweenSanctionsMale",
        /// Years from the first sanction to the second, where there are two, women.
        YearsBetweenSanctionsFemale = "yearsBetweenSanctionsFemale",
        /// Months since the start of follow-up, 36 at most.
        OffenceFreeMonths = "offenceFreeMonths",
        /// Their square.
        OffenceFreeMonthsSquared = "offenceFreeMonthsSquared",
        /// Their cube.
        OffenceFreeMonthsCubed = "offenceFreeMonthsCubed",
        /// Their fourth power.
        OffenceFreeMonthsToTheFourth = "offenceFreeMonthsToTheFourth",
        /// ln(n / (26 + years of the career)) from three sanctions, men.
        CopasGeneralMale = "copasGeneralMale",
        /// Its square, men.
        CopasGeneralSquaredMale = "copasGeneralSquaredMale",
        /// ln(n / (26 + years of the career)) from three sanctions, women.
        CopasGeneralFemale = "copasGeneralFemale",
        /// Its square, women.
        CopasGeneralSquaredFemale = "copasGeneralSquaredFemale",
        /// ln(n / (12 + years of the career)) from three sanctions, men.
        CopasViolentMale = "copasViolentMale",
        /// ln(n / (12 + years of the career)) from three sanctions, women.
        CopasViolentFemale = "copasViolentFemale",
        /// No violent sanction, men.
        NeverViolentMale = "neverViolentMale",
        /// No violent sanction, women.
        NeverViolentFemale = "neverViolentFemale",
        /// One violent sanction.
        OnceViolent = "onceViolent",
        /// Violent sanctions.
        ViolentSanctions = "violentSanctions",
        /// ln(v / (30 + years of the career)) from one violent sanction.
        ViolentRate = "violentRate",
        /// The index offence.
        Offence = "offence",
        /// The index offence is violent, of this kind (SNSV of the first edition).
        OffenceViolence = "offenceViolence",
        /// 3.4, points.
        Accommodation = "accommodation",
        /// 3.3.
        NoFixedAbode = "noFixedAbode",
        /// 4.2, points.
        Unemployed = "unemployed",
        /// 6.8: living together.
        LivingTogether = "livingTogether",
        /// 6.4, points.
        PartnerRelationship = "partnerRelationship",
        /// 6.4, points, again where living together.
        PartnerRelationshipLivingTogether = "partnerRelationshipLivingTogether",
        /// 6.7.
        DomesticAbuse = "domesticAbuse",
        /// 6.7 as the perpetrator against a partner.
        DomesticAbuseAgainstPartner = "domesticAbuseAgainstPartner",
        /// 7.2, points.
        OffendingActivities = "offendingActivities",
        /// 8.8, points.
        DrugMotivation = "drugMotivation",
        /// 8.4 and 8.8 together, points.
        DrugMisuse = "drugMisuse",
        /// 9.1, points.
        AlcoholProblems = "alcoholProblems",
        /// 9.2, points.
        ExcessiveAlcohol = "excessiveAlcohol",
        /// 9.1 and 9.2 together, points.
        Alcohol = "alcohol",
        /// 11.2, points.
        Impulsivity = "impulsivity",
        /// 11.4, points.
        TemperControl = "temperControl",
        /// 11.6, 11.7 and 11.9 together, points.
        Thinking = "thinking",
        /// 12.1, points.
        ProCriminalAttitudes = "proCriminalAttitudes",
        /// 8.2.1.
        Heroin = "heroin",
        /// 8.2.2.
        Methadone = "methadone",
        /// 8.2.3.
        OtherOpiate = "otherOpiate",
        /// 8.2.4.
        CrackCocaine = "crackCocaine",
        /// 8.2.5.
        PowderCocaine = "powderCocaine",
        /// 8.2.6.
        PrescribedDrugs = "prescribedDrugs",
        /// 8.2.7.
        Benzodiazepines = "benzodiazepines",
        /// 8.2.11.
        Cannabis = "cannabis",
        /// 8.2.13.
        Steroids = "steroids",
        /// Once for any of 8.2.9, 8.2.12, 8.2.14, 8.2.15 and 8.2.16.
        OtherDrugs = "otherDrugs",
        /// 2.2: a weapon carried or used.
        Weapon = "weapon",
        /// R1.2.1.
        PastHomicide = "pastHomicide",
        /// R1.2.2.
        PastGrievousBodilyHarm = "pastGrievousBodilyHarm",
        /// R1.2.9.
        PastKidnapping = "pastKidnapping",
        /// R1.2.10.
        PastFirearms = "pastFirearms",
        /// R1.2.12.
        PastRobbery = "pastRobbery",
        /// R1.2.6.
        PastAggravatedBurglary = "pastAggravatedBurglary",
        /// R1.2.13.
        PastWeapon = "pastWeapon",
        /// R1.2.8.
        PastCriminalDamage = "pastCriminalDamage",
        /// R1.2.7.
        PastArson = "pastArson",
        /// Age at the start of follow-up, by sex (OGRS3).
        AgeAndSex = "ageAndSex",
        /// First sanction or a further one (OGRS3).
        ConvictionStatus = "convictionStatus",
        /// ln(n / (10 + years of the career)) (OGRS3).
        Copas = "copas",
        /// The two-year percentage of OGRS3.
        Ogrs3 = "ogrs3",
        /// Any sanction at all.
        AnySanction = "anySanction",
        /// Sanctions that are not violent.
        NonViolentSanctions = "nonViolentSanctions",
        /// Age at the start of follow-up.
        Age = "age",
        /// A man.
        Male = "male",
        /// 2.6 answered no.
        DoesNotRecogniseImpact = "doesNotRecogniseImpact",
        /// 10.7: in treatment now.
        PsychiatricTreatment = "psychiatricTreatment",
        /// 1.34.
        ContactAdultSexualSanctions = "contactAdultSexualSanctions",
        /// 1.45.
        ContactChildSexualSanctions = "contactChildSexualSanctions",
        /// 1.37.
        NonContactSexualSanctions = "nonContactSexualSanctions",
        /// 1.46.
        IndecentImageSanctions = "indecentImageSanctions",
        /// Any other sexual sanction.
        AnySexualSanction = "anySexualSanction",
        /// Age at the date of 1.33.
        AgeAtLatestSexualSanction = "ageAtLatestSexualSanction",
        /// Two sanctions or more.
        FurtherSanction = "furtherSanction",
        /// 1.44.
        StrangerVictim = "strangerVictim",
        /// The serious violent percentage, SVRP or SNSV.
        SeriousViolent = "seriousViolent",
        /// The direct contact percentage, DC-SRP or OSP/DC.
        DirectContact = "directContact",
        /// The indirect contact percentage, IIC-SRP or OSP/IIC.
        IndirectContact = "indirectContact",
        /// A woman with a sexual offence.
        FemaleSexualHistory = "femaleSexualHistory",
        /// 2.7.2.
        PeerGroup = "peerGroup",
        /// 7.3, points.
        CriminalAssociates = "criminalAssociates",
        /// 7.5.
        Recklessness = "recklessness",
        /// 10.1.
        Coping = "coping",
        /// 10.4, points.
        AttitudeToSelf = "attitudeToSelf",
        /// 11.6, points.
        ProblemSolving = "problemSolving",
        /// 11.7, points.
        Awareness = "awareness",
        /// 11.9, points.
        OthersViews = "othersViews",
        /// 4.4, points.
        WorkSkills = "workSkills",
        /// 4.7, points.
        ReadingWritingNumeracy = "readingWritingNumeracy",
        /// 4.7.1: reading.
        Reading = "reading",
        /// 4.7.1: numeracy.
        Numeracy = "numeracy",
        /// 4.8, points.
        LearningDifficulties = "learningDifficulties",
        /// 4.9: none.
        Qualifications = "qualifications",
        /// First sanction at 17 or younger.
        FirstSanctionUnderEighteen = "firstSanctionUnderEighteen",
        /// 2.2: violence or threat of it.
        ViolenceOrThreat = "violenceOrThreat",
        /// 2.2: excessive violence; 2 where violence is not ticked.
        ExcessiveViolence = "excessiveViolence",
        /// 5.5.
        FinancialReliance = "financialReliance",
        /// 7.4.
        Manipulative = "manipulative",
        /// 10.7: behaviour as a child.
        ChildhoodBehaviour = "childhoodBehaviour",
        /// 11.3.
        Aggressive = "aggressive",
        /// 2.2: arson.
        ArsonInOffence = "arsonInOffence",
        /// 2.9: emotional state.
        EmotionalMotivation = "emotionalMotivation",
        /// 2.99.
        OffenceLinkedToRisk = "offenceLinkedToRisk",
        /// 3.98.
        AccommodationLinkedToRisk = "accommodationLinkedToRisk",
        /// 6.3.
        Childhood = "childhood",
        /// 6.98.
        RelationshipsLinkedToRisk = "relationshipsLinkedToRisk",
        /// 10.2.
        PsychologicalProblems = "psychologicalProblems",
        /// 10.5.
        SelfHarm = "selfHarm",
        /// 10.98.
        EmotionalLinkedToRisk = "emotionalLinkedToRisk",
        /// 11.98.
        ThinkingLinkedToRisk = "thinkingLinkedToRisk",
        /// Indicator: 6.3 or behaviour as a child.
        ChildhoodIndicator = "childhoodIndicator",
        /// Indicator: any mental health item.
        MentalHealthIndicator = "mentalHealthIndicator",
        /// Indicator: 10.5.
        SelfHarmIndicator = "selfHarmIndicator",
        /// Indicator: 12.4, assault on staff, escape or control issues.
        ConductIndicator = "conductIndicator",
    }
}
