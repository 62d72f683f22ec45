//! A second model of the clocks: the rules for dates written once more, slowly and plainly, from the texts alone.
//!
//! It is held against the engine on random histories. Each difference is a fault of one of the two and is settled by
//! the text of the rule. Of the engine's answer it takes the scores of the instruments, and no date.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop where it fails")]

#[path = "../common/histories.rs"]
mod histories;

mod approval;
mod changes;
mod compare;
mod computed;
mod contact;
mod court_orders;
mod duty;
mod facts;
mod follow_up;
mod histories_reach;
mod holds;
mod incidents;
mod judgement;
mod mappa;
mod model;
mod names;
mod notification;
mod oasys;
mod orders;
mod oversight;
mod periodic;
mod practice;
mod rating;
mod reactive;
mod reassessment;
mod recurring;
mod register;
mod release;
mod removal;
mod review;
mod rules;
mod spells;
mod standards;
mod visits;
