//! Overlays.

crate::diagnostic::code::declare! {
    NOT_AN_OVERLAY = "not-an-overlay", Error, "an overlay does not follow the Overlay specification" {
        explanation: "An overlay is an object with `overlay: 1.0.0`, `info` and a list of `actions`; each action has a `target` and either an `update` or `remove: true`.",
        example: "overlay: 1.0.0\ninfo: { title: Corrections, version: 1.0.0 }\nactions:\n  - update: { title: Pets }",
        remedy: "write the action as `{ target: JSONPATH, update: VALUE }` or `{ target: JSONPATH, remove: true }`",
    }
    OVERLAY_TARGET_INVALID = "overlay-target-invalid", Error, "an overlay's target is not a JSONPath" {
        explanation: "Targets are JSONPath expressions of RFC 9535. Names with other characters than letters, digits and `_` are written in brackets: `$.paths['/pets'].get`.",
        example: "target: $.paths./pets.get",
        remedy: "correct the expression at the mark",
    }
    OVERLAY_ACTION_UNMATCHED = "overlay-action-unmatched", Error, "an overlay's action matches nothing" {
        explanation: "Nothing in the document (as the actions before have left it) is selected by the target. A correction that no longer applies is an error here, so that none outlives its reason.",
        example: "target: $.paths['/no-such-path'].get\nupdate: { operationId: get }",
        remedy: "the vendor may have fixed or renamed it: delete the action, or correct its target",
    }
    OVERLAY_ACTION_WITHOUT_EFFECT = "overlay-action-without-effect", Error, "an overlay's action changes nothing" {
        explanation: "The target is found, but it already holds everything that the update says.",
        example: "target: $.info\nupdate: { title: Pets }   # the title is Pets already",
        remedy: "the vendor has fixed it: delete the action",
    }
    OVERLAY_UPDATE_MISPLACED = "overlay-update-misplaced", Error, "an overlay's update does not fit its target" {
        explanation: "An object is merged into an object, a value is appended to an array, and only an array or a primitive can take the place of a primitive; an update that is a primitive cannot be merged into an object.",
        example: "target: $.info\nupdate: Pets",
        remedy: "let the target and the update be of the same kind",
    }
}
