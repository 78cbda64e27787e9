/** Who may do what with models, and what happens to them when jobs and folders move. See docs/permissions.md. */
package io.jenkins.plugins.mlstages.registry;
