package io.jenkins.plugins.mlstages.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groovy.lang.GString;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.GStringImpl;
import org.junit.jupiter.api.Test;

class UntypedParameterTest {
    private static final GString EU = new GStringImpl(new Object[] {"eu"}, new String[] {"region-", ""});

    @Test
    void groovysTextsAndDecimalsBecomeStringsAndDoublesAtAnyDepth() {
        Map<Object, Object> given = new LinkedHashMap<>();
        given.put(EU, new BigDecimal("0.25"));
        given.put("count", 3);
        given.put("inner", Map.of("of", EU));

        assertThat(UntypedParameter.map("tags", given))
                .containsExactly(
                        Map.entry("region-eu", 0.25),
                        Map.entry("count", 3),
                        Map.entry("inner", Map.of("of", "region-eu")));
        assertThat(UntypedParameter.list("expectations", List.of(EU, Map.of("atMost", new BigDecimal("0.5")))))
                .containsExactly("region-eu", Map.of("atMost", 0.5));
        assertThat(UntypedParameter.texts("tags", Map.of("build", 12))).containsExactly(Map.entry("build", "12"));
    }

    @Test
    void nothingGivenIsNothing() {
        assertThat(UntypedParameter.map("tags", null)).isEmpty();
        assertThat(UntypedParameter.list("expectations", null)).isEmpty();
    }

    @Test
    void anythingElseIsRefusedByName() {
        assertThatThrownBy(() -> UntypedParameter.map("tags", "team=pricing"))
                .isInstanceOf(InputException.class)
                .hasMessage("tags is 'team=pricing', but a map of names and values was expected.");
        assertThatThrownBy(() -> UntypedParameter.list("expectations", "rows >= 10"))
                .isInstanceOf(InputException.class)
                .hasMessage("expectations is 'rows >= 10', but a list was expected.");
    }
}
