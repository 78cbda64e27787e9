/**
 * View models: pure functions from records and the registry's state to the JSON that a page shows. Numbers are raw, nothing
 * is translated or rounded here; {@code docs/rest-api.md} describes the forms. Nothing in the engine depends on this package.
 */
package io.jenkins.plugins.mlstages.engine.view;
