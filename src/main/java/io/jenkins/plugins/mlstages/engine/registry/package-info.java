/**
 * Registered versions of models and everything that happened to them: one folder per model, one immutable file per
 * version, and one hash-chained log of events whose replay is the state. See docs/registry.md and docs/durability.md.
 */
package io.jenkins.plugins.mlstages.engine.registry;
