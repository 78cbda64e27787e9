package io.jenkins.plugins.mlstages.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits that docs/security.md names are those of the code. */
class SecurityLimitsTest {
    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES = ROOT.resolve("src/main/java/io/jenkins/plugins/mlstages");

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            200,000,000 characters, 64 levels            # engine/io/Json.java                        # MAX_TEXT = 200_000_000;
            200,000,000 characters, 64 levels            # engine/io/Json.java                        # .maxNestingDepth(64)
            64 levels, 12,000,000 tokens                 # engine/io/Json.java                        # MAX_TOKENS = 12_000_000;
            64 MiB; an administrator can change it       # config/MlStagesConfiguration.java          # DEFAULT_ANSWER_MEGABYTES = 64;
            16 MiB, 32 levels, 10,000 entries            # engine/training/StructuredFile.java        # MAX_BYTES = 16L << 20;
            16 MiB, 32 levels, 10,000 entries            # engine/training/StructuredFile.java        # .maxNestingDepth(32)
            16 MiB, 32 levels, 10,000 entries            # engine/training/StructuredFile.java        # MAX_ENTRIES = 10_000;
            names of 250 characters                      # engine/training/StructuredFile.java        # MAX_NAME = 250;
            16 MiB, 32 levels, 10,000 entries            # engine/training/Yaml12.java                # MAX_DEPTH = 32;
            4,000 characters                             # engine/training/Parameters.java            # MAX_TEXT = 4_000;
            in `mlruns` 100,000 bytes                    # engine/training/MlrunsRun.java             # MAX_TEXT = 100_000;
            an MLflow client; values of a metric | 1,000 # engine/mlflow/search/Page.java             # MAX_ITEMS = 1_000;
            1,000; 25,000                                # engine/mlflow/Limits.java                  # HISTORY_PAGE = 25_000;
            1,000 of a job, 10,000                       # mlflow/BuildsTracking.java                 # MAX_BUILDS = 1_000;
            1,000 of a job, 10,000                       # mlflow/BuildsTracking.java                 # MAX_LOOKED = 10_000;
            | 200,000 |                                  # engine/training/SmallTable.java            # MAX_ROWS = 200_000;
            names of a CSV file's columns | 4 MiB        # engine/data/CsvHeader.java                 # LONGEST = 1 << 22;
            one line of JSON | 64 MiB                    # engine/data/CsvRows.java                   # LONGEST_RECORD = 1 << 26;
            one line of JSON | 64 MiB                    # engine/data/JsonLinesFile.java             # LONGEST_LINE = 1 << 26;
            footer | 256 MiB                             # engine/data/ParquetSchema.java             # LARGEST_FOOTER = 1 << 28;
            one evaluation | 100,000,000                 # engine/evaluation/Columns.java             # MAX_ROWS = 100_000_000;
            1,000; 200; 1,000                            # engine/evaluation/PredictionReader.java    # MAX_CLASSES = 1_000;
            1,000; 200; 1,000                            # engine/evaluation/PredictionReader.java    # MAX_SLICES = 200;
            1,000; 200; 1,000                            # engine/evaluation/Slicing.java             # MAX_PARTS = 1_000;
            records of a build | 9,999                   # engine/record/RunRecords.java              # MAX_RECORDS = 9_999;
            400; 100; 100 characters                     # engine/record/ModelName.java               # MAX_LENGTH = 400;
            10,000 characters; 4 MiB                     # engine/registry/RegisteredModel.java       # MAX_DESCRIPTION = 10_000;
            10,000 characters; 4 MiB                     # engine/registry/LogLine.java               # MAX_BYTES = 4 << 20;
            99,999,999                                   # engine/registry/ModelFolder.java           # MAX_VERSION = 99_999_999;
            100,000 bytes                                # rest/JsonBody.java                         # MAX_BYTES = 100_000;
            500; 1,000; 5,000                            # engine/view/Paging.java                    # MAX_LIMIT = 500;
            500; 1,000; 5,000                            # engine/view/ModelView.java                 # MAX_EVENTS = 1_000;
            500; 1,000; 5,000                            # engine/view/JobView.java                   # MAX_TREND = 5_000;
            10,000 names of values                       # engine/profile/ExactNames.java             # MAX_NAMES = 10_000;
            """)
    void isWhatThePageSays(String page, String file, String code) throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/security.md"))).contains(page);
        assertThat(Files.readString(SOURCES.resolve(file))).contains(code);
    }
}
