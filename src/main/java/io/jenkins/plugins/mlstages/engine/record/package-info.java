/**
 * The immutable JSON results of stages: every page and every decision reads these, and nothing else.
 */
package io.jenkins.plugins.mlstages.engine.record;
