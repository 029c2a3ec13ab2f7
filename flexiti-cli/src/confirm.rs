//! Before money moves, somebody says yes.

use crate::{World, environment::Environment, failure::Failure, program::Subject, settings::Settings};

/// Lets a call pass that moves no money, or whose caller says that it may.
pub(crate) fn moves_money(
    subject: &Subject<'_>,
    environment: &Environment,
    settings: &Settings,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    if !subject.operation.moves_money || settings.yes {
        return Ok(());
    }
    let (operation, place) = (&subject.operation.id, environment.label());
    let Some(person) = &mut world.person else {
        return Err(Failure::wrong(format!(
            "error: {operation} moves money: --yes says that it may, or ask for --dry-run"
        )));
    };
    let said = person.word(&format!("{operation} moves money at {place}. Type yes to go on: ")).unwrap_or_default();
    match said.trim() {
        "yes" => Ok(()),
        _ => Err(Failure::wrong("nothing was sent")),
    }
}
