/** What a validation needs of gates and drift together; stands above both. */
package io.jenkins.plugins.mlstages.engine.validation;
