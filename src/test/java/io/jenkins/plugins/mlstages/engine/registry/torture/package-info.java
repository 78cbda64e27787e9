/**
 * Proof that the registry loses and tears nothing: short forms run as tests, the long ones by {@code benchmarks/registry/run}.
 */
package io.jenkins.plugins.mlstages.engine.registry.torture;
