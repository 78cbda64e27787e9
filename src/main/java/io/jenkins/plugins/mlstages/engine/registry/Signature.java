package io.jenkins.plugins.mlstages.engine.registry;

import java.util.List;

/**
 * What a model takes and gives, as far as that is known.
 *
 * @param inputs in order
 * @param outputs in order
 */
public record Signature(List<Field> inputs, List<Field> outputs) {
    /**
     * One column or tensor.
     *
     * @param type in the words of whoever made the model: {@code double}, {@code string}, {@code float32[-1,28,28]};
     *     {@code null} if not known
     */
    public record Field(String name, String type) {}

    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
