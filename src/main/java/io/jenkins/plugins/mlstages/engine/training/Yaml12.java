package io.jenkins.plugins.mlstages.engine.training;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML with the scalars of its core schema 1.2, as people who write parameters and metrics mean them: {@code 1e-3} is a
 * number, {@code yes} and {@code 2026-11-23} are texts. Only plain values are made; depth, aliases and size are limited.
 */
final class Yaml12 {
    private static final int MAX_DEPTH = 32;

    private Yaml12() {}

    /** @return maps, lists, texts, numbers, truth values; {@code null} for an empty document */
    static Object read(byte[] utf8) {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setMaxAliasesForCollections(20);
        limits.setNestingDepthLimit(MAX_DEPTH);
        limits.setCodePointLimit(16 << 20);
        DumperOptions unused = new DumperOptions();
        return new Yaml(new CoreScalars(limits), new Representer(unused), unused, limits, new CoreSchema())
                .load(new ByteArrayInputStream(utf8));
    }

    static String sentence(YAMLException e) {
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return marked.getProblem() + " (line " + (marked.getProblemMark().getLine() + 1) + ", column "
                    + (marked.getProblemMark().getColumn() + 1) + ")";
        }
        return e.getMessage().lines().findFirst().orElse("no reason known");
    }

    /** Whole numbers as the core schema has them: {@code 010} is ten, {@code 0o10} eight. */
    private static final class CoreScalars extends SafeConstructor {
        CoreScalars(LoaderOptions limits) {
            super(limits);
            yamlConstructors.put(Tag.INT, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return number(constructScalar((ScalarNode) node));
                }
            });
        }

        private static Number number(String text) {
            BigInteger number = text.startsWith("0o")
                    ? new BigInteger(text.substring(2), 8)
                    : text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
            return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
        }
    }

    /** YAML 1.2.2, chapter 10.3.2. */
    private static final class CoreSchema extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"), "-+0123456789");
            addImplicitResolver(
                    Tag.FLOAT,
                    Pattern.compile(
                            "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"),
                    "-+0123456789.");
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL|"), "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
