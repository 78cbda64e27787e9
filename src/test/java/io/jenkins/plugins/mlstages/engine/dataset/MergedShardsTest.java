package io.jenkins.plugins.mlstages.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.data.FileFingerprint;
import io.jenkins.plugins.mlstages.engine.data.TableOptions;
import io.jenkins.plugins.mlstages.engine.io.InputException;
import io.jenkins.plugins.mlstages.engine.profile.ColumnRule;
import io.jenkins.plugins.mlstages.engine.profile.ColumnType;
import io.jenkins.plugins.mlstages.engine.profile.ProfileJson;
import io.jenkins.plugins.mlstages.engine.record.FileRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards that were profiled one by one, as one dataset. */
class MergedShardsTest {
    private static final Map<String, ColumnRule> TYPES =
            Map.of("x", ColumnRule.given(ColumnType.NUMERIC), "c", ColumnRule.given(ColumnType.CATEGORICAL));

    @TempDir
    private Path folder;

    private ProfiledData shard(String name, String header, int from, int to, Map<String, ColumnRule> rules)
            throws IOException {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int i = from; i < to; i++) {
            csv.append(i * 0.5).append(',').append(i % 3).append('\n');
        }
        Files.writeString(folder.resolve(name + ".csv"), csv);
        return ProfiledData.read(folder, List.of(name + ".csv"), name, TableOptions.DEFAULT, rules, 1);
    }

    @Test
    void theOrderOfShardsMakesNoDifferenceToTheProfileAndTheDescriptionNamesThem() throws IOException {
        ProfiledData all = shard("all", "x,c", 0, 90, TYPES);
        ProfiledData a = shard("a", "x,c", 0, 50, TYPES);
        ProfiledData b = shard("b", "x,c", 50, 90, TYPES);

        ProfiledData ab = ProfiledData.merged("current", List.of(a, b));
        ProfiledData ba = ProfiledData.merged("current", List.of(b, a));

        assertThat(ab.profile().rows()).isEqualTo(90);
        assertThat(ab.profile().numbers("x").values())
                .isEqualTo(all.profile().numbers("x").values());
        assertThat(ab.profile().categories("c").counts())
                .isEqualTo(all.profile().categories("c").counts());
        assertThat(ProfileJson.write(ba.profile())).hasSameSizeAs(ProfileJson.write(ab.profile()));
        assertThat(ab.dataset().name()).isEqualTo("current");
        assertThat(ab.dataset().files()).extracting(FileRef::path).containsExactly("a", "b");
        assertThat(ab.dataset().bytes())
                .isEqualTo(a.dataset().bytes() + b.dataset().bytes());
        assertThat(ab.dataset().sha256())
                .isEqualTo(FileFingerprint.combined(List.of(
                        new FileFingerprint(
                                "a", a.dataset().bytes(), a.dataset().sha256()),
                        new FileFingerprint(
                                "b", b.dataset().bytes(), b.dataset().sha256()))));
    }

    @Test
    void typesThatWereInferredByShardsAreInferredAgainFromAll() throws IOException {
        ProfiledData few = shard("few", "c,x", 0, 6, Map.of());
        ProfiledData many = shard("many", "c,x", 0, 60, Map.of());

        ProfiledData merged = ProfiledData.merged("current", List.of(few, many));

        assertThat(few.profile().column("x").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(merged.profile().column("x").type()).isEqualTo(ColumnType.CATEGORICAL);
        assertThat(merged.profile().column("c").type()).isEqualTo(ColumnType.NUMERIC);
    }

    @Test
    void shardsThatDoNotFitTogetherAreRefusedByName() throws IOException {
        ProfiledData a = shard("a", "x,c", 0, 50, TYPES);

        assertThatThrownBy(() -> ProfiledData.merged("current", List.of(a, shard("b", "x,d", 0, 9, TYPES))))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "The profile 'b' cannot be merged with those before it: Profiles can be merged only when they have the"
                                + " same columns: 'c' is in one and not in the other.");
        assertThatThrownBy(() -> ProfiledData.merged("current", List.of(a, shard("b", "x,c", 0, 9, Map.of()))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is set to")
                .hasMessageContaining("profile all parts with the same types");
    }
}
