//! One reassessment for each incident (ruling 25, timeline 16). Nothing holds it.

use super::duty::Duty;
use super::facts::Event;
use super::holds::OF_NOTHING;
use super::incidents::{INCIDENTS, Outcome, outcome};
use super::model::Model;
use super::standards::{About, division_of, due};
use joint_risk::Date;

pub fn duties(model: &Model<'_>) -> Vec<Duty> {
    model.facts.of(INCIDENTS).map(|incident| one(model, incident)).collect()
}

fn one(model: &Model<'_>, incident: &Event<'_>) -> Duty {
    let standard = model.standards.on(incident.on);
    let rule = standard.rule("reassessment", About::default());
    let by =
        rule.map_or(Some(incident.on), |rule| due(rule, incident.on, division_of(&model.facts, standard, incident.on)));
    let clock = model.clock("reassessment", OF_NOTHING);
    let opened = Some(incident.index);
    let uses = |day: Date| !model.standards.own(day).without_oasys;
    let found = outcome(&model.facts, &model.supervision, &model.ratings, &uses, incident, model.today());
    let over: Option<Date> = [incident.gone_on, model.died].into_iter().flatten().min();
    match (found, over) {
        (Outcome::Done { on, .. }, over) if over.is_none_or(|over| on < over) => clock.done(by, on, opened),
        (Outcome::Unfounded(on), over) if over.is_none_or(|over| on < over) => clock.over("ended", by, on, opened),
        (_, Some(over)) => clock.over("ended", by, over, opened),
        (Outcome::Waiting(assessed), None) => {
            // The wait after the assessment is the manager's.
            let mut duty = clock.open(by, opened);
            duty.days_late = by.map(|by| by.days_until(assessed).max(0));
            duty
        }
        _ => clock.open(by, opened),
    }
}
