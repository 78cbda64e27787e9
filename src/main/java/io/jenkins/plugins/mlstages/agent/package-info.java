/** Work that runs on the agent, beside the data; only compact JSON comes back, and it is parsed as untrusted. */
package io.jenkins.plugins.mlstages.agent;
