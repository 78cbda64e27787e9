package io.jenkins.plugins.mlstages.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.mlstages.engine.record.EvaluationOptions;
import io.jenkins.plugins.mlstages.engine.record.SliceEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {
    private static final EvaluationOptions PREDICTED =
            EvaluationOptions.builder().label("y").prediction("p").build();

    @TempDir
    Path folder;

    private Evaluation evaluate(EvaluationOptions options, String... files) throws IOException {
        return Evaluator.evaluate(folder, List.of(files), options, 2).evaluation();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> classes(Evaluation evaluation) {
        return evaluation.details().curves().confusion().classes();
    }

    @Test
    void aClassMayBeAWholeNumberInOneColumnAndADecimalInTheOther() throws Exception {
        write("p.csv", "y,p\n1,1.0\n2,2.0\n3,1.0\n3,3.0\n");
        Evaluation evaluation = evaluate(PREDICTED, "p.csv");
        assertThat(evaluation.metrics().get("accuracy").value()).isEqualTo(0.75);
        assertThat(classes(evaluation)).containsExactly("1", "2", "3");
        assertThat(evaluation.metrics()).containsKey("f1.1").doesNotContainKey("f1.1.0");
    }

    @Test
    void jsonLinesAreReadAlike() throws Exception {
        write("p.jsonl", "{\"y\":1,\"p\":1.0}\n{\"y\":2,\"p\":\"2\"}\n{\"y\":3,\"p\":3.0}\n");
        Evaluation evaluation = evaluate(PREDICTED, "p.jsonl");
        assertThat(evaluation.metrics().get("accuracy").value()).isEqualTo(1);
        assertThat(classes(evaluation)).containsExactly("1", "2", "3");
    }

    @Test
    void aClassMayBeWrittenOneWayInOneFileAndTheOtherWayInTheNext() throws Exception {
        write("a.csv", "y,p\n1,1\n2,2\n5,5\n");
        write("b.csv", "y,p\n1.0,1.0\n2.0,5.0\n");
        Evaluation evaluation = evaluate(PREDICTED, "a.csv", "b.csv");
        assertThat(classes(evaluation)).containsExactly("1", "2", "5");
        assertThat(evaluation.metrics().get("accuracy").value()).isEqualTo(0.8);

        write("c.csv", "y,p\n2,2\n1,1\n");
        write("d.csv", "y,p\n2.0,2.0\n1.0,2.0\n");
        EvaluationOptions two = EvaluationOptions.builder()
                .label("y")
                .prediction("p")
                .positive("2")
                .build();
        assertThat(evaluate(two, "c.csv", "d.csv").metrics().get("accuracy").value())
                .isEqualTo(0.75);
    }

    @Test
    void codesWithLeadingZerosAndWordsStayAsTheyAre() throws Exception {
        write("codes.csv", "y,p\n01,01\n1,01\n02,1.0\n");
        EvaluationOptions classes = EvaluationOptions.builder()
                .label("y")
                .prediction("p")
                .task("multiclass")
                .build();
        assertThat(classes(evaluate(classes, "codes.csv"))).containsExactly("01", "02", "1", "1.0");
        write("words.csv", "y,p\n1.0,none\nnone,1\n");
        assertThat(classes(evaluate(classes, "words.csv"))).containsExactly("1", "1.0", "none");
        write("versions.csv", "y,p\n1.1,1.10\n2.0,1.10\n");
        assertThat(classes(evaluate(classes, "versions.csv"))).containsExactlyInAnyOrder("1.1", "1.10", "2");
    }

    @Test
    void probabilitiesAreFoundByTheClassAsANumber() throws Exception {
        write("p.csv", "y,p_1,p_2\n1.0,0.9,0.1\n2.0,0.2,0.8\n");
        EvaluationOptions options = EvaluationOptions.builder()
                .label("y")
                .probabilities(Map.of("1", "p_1", "2", "p_2"))
                .build();
        assertThat(evaluate(options, "p.csv").metrics().get("accuracy").value()).isEqualTo(1);
        EvaluationOptions twice = EvaluationOptions.builder()
                .label("y")
                .probabilities(Map.of("1", "p_1", "1.0", "p_2"))
                .build();
        assertThatThrownBy(() -> evaluate(twice, "p.csv")).hasMessageContaining("the class '1' is named twice");
    }

    @Test
    void aSlicesNumberHasOneNameEvenBesideMissingValues() throws Exception {
        write("a.csv", "y,p,floor\n1,1,1\n0,0,2\n");
        write("b.csv", "y,p,floor\n1,1,1.0\n0,0,\n");
        EvaluationOptions options = EvaluationOptions.builder()
                .label("y")
                .prediction("p")
                .slices(List.of("floor"))
                .build();
        assertThat(evaluate(options, "a.csv", "b.csv").details().slices())
                .extracting(SliceEvaluation::slice)
                .containsExactly("floor=1", "floor=(missing)", "floor=2");
    }
}
