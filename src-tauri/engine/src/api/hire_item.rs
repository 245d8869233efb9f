//! A hire as the list shows it, with its flags.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    ids::HireId,
    store::tables::{HireFlags, HireQuery, HireRecord, HireState},
    time::after_working_days,
};

/// A hire that starts within so many working days *starts soon*.
const SOON_WORKING_DAYS: u32 = 5;

#[derive(Deserialize, Serialize, TS, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum StateName {
    New,
    Completed,
    Dismissed,
}

impl From<HireState> for StateName {
    fn from(state: HireState) -> Self {
        match state {
            HireState::New => StateName::New,
            HireState::Completed => StateName::Completed,
            HireState::Dismissed => StateName::Dismissed,
        }
    }
}

impl From<StateName> for HireState {
    fn from(state: StateName) -> Self {
        match state {
            StateName::New => HireState::New,
            StateName::Completed => HireState::Completed,
            StateName::Dismissed => HireState::Dismissed,
        }
    }
}

/// What a hire wants attention for, the worst first.
#[derive(Deserialize, Serialize, TS, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum FlagName {
    NoLongerHired,
    MissingRequired,
    Overdue,
    ChangedInAshby,
    NoOfferData,
    StartsSoon,
    Test,
}

#[derive(Serialize, TS)]
pub(super) struct HireItem {
    pub id: HireId,
    application_id: String,
    candidate_name: String,
    candidate_email: Option<String>,
    job_title: Option<String>,
    department: Option<String>,
    #[ts(type = "string | null")]
    start_date: Option<Date>,
    state: StateName,
    flags: Vec<FlagName>,
    #[ts(type = "string")]
    received_at: Timestamp,
}

pub(super) fn item(record: &HireRecord, today: Date) -> HireItem {
    HireItem {
        id: record.id.clone(),
        application_id: record.application_id.clone(),
        candidate_name: record.name.clone(),
        candidate_email: record.email.clone(),
        job_title: record.job_title.clone(),
        department: record.department.clone(),
        start_date: record.start_date,
        state: record.state.into(),
        flags: flags(record, today),
        received_at: record.received_at,
    }
}

fn flags(record: &HireRecord, today: Date) -> Vec<FlagName> {
    let has = |flag| record.flags.has(flag);
    let open_start = record.start_date.filter(|_| record.state == HireState::New);
    let soon = after_working_days(today, SOON_WORKING_DAYS);
    [
        (FlagName::NoLongerHired, has(HireFlags::NO_LONGER_HIRED)),
        (FlagName::MissingRequired, has(HireFlags::MISSING_REQUIRED)),
        (FlagName::Overdue, open_start.is_some_and(|day| day < today)),
        (FlagName::ChangedInAshby, has(HireFlags::CHANGED_IN_ASHBY)),
        (FlagName::NoOfferData, has(HireFlags::NO_OFFER_DATA)),
        (FlagName::StartsSoon, open_start.is_some_and(|day| day >= today && day <= soon)),
        (FlagName::Test, has(HireFlags::TEST)),
    ]
    .into_iter()
    .filter_map(|(name, on)| on.then_some(name))
    .collect()
}

/// What a list is narrowed to by a flag; those of the day are open hires with a start date in a range.
pub(super) fn narrow(query: &mut HireQuery, flag: FlagName, today: Date) {
    let (flags, starts) = match flag {
        FlagName::NoLongerHired => (HireFlags::NO_LONGER_HIRED, None),
        FlagName::MissingRequired => (HireFlags::MISSING_REQUIRED, None),
        FlagName::ChangedInAshby => (HireFlags::CHANGED_IN_ASHBY, None),
        FlagName::NoOfferData => (HireFlags::NO_OFFER_DATA, None),
        FlagName::Test => (HireFlags::TEST, None),
        FlagName::Overdue => {
            (HireFlags::default(), Some((Date::ZERO, today.yesterday().unwrap_or(Date::MIN))))
        }
        FlagName::StartsSoon => {
            (HireFlags::default(), Some((today, after_working_days(today, SOON_WORKING_DAYS))))
        }
    };
    match starts {
        None => query.flags = Some(flags),
        Some((first, last)) => {
            query.starts =
                Some(query.starts.map_or((first, last), |(from, to)| (from.max(first), to.min(last))));
            // Who has ended neither is overdue nor starts soon.
            if query.state.is_some_and(|state| state != HireState::New) {
                query.starts = Some((Date::MAX, Date::ZERO));
            }
            query.state = Some(HireState::New);
        }
    }
}
