/** What an administrator decides for all jobs. */
package io.jenkins.plugins.mlstages.config;
