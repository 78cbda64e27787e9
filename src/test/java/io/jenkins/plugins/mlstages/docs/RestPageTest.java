package io.jenkins.plugins.mlstages.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.model.Api;
import io.jenkins.plugins.mlstages.choices.PageChoicesAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.WebMethod;

/** docs/rest-api.md against the source: every address that answers with data stands there. */
class RestPageTest {
    /** Where the endpoints are that are not below a page's {@code api/}. */
    private static final Map<String, String> PLACES =
            Map.of(PageChoicesAction.class.getName(), new PageChoicesAction().getUrlName() + "/");

    static Stream<String> addresses() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.jenkins.plugins.mlstages")
                        .stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getName().matches("do[A-Z]\\w*")
                                && method.getRawReturnType().isEquivalentTo(HttpResponse.class))
                        .map(RestPageTest::address)
                        .sorted();
    }

    private static String address(JavaMethod method) {
        String place = method.getOwner().isAssignableTo(Api.class)
                ? "api/"
                : PLACES.get(method.getOwner().getName());
        assertThat(place).as("where " + method.getFullName() + " is").isNotNull();
        String name = method.isAnnotatedWith(WebMethod.class)
                ? method.getAnnotationOfType(WebMethod.class).name()[0]
                : method.getName().substring(2, 3).toLowerCase(Locale.ROOT)
                        + method.getName().substring(3);
        return place + name;
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void theAddressIsDescribed(String address) throws Exception {
        assertThat(Files.readString(Path.of("docs/rest-api.md"))).containsPattern(Pattern.quote(address) + "[?`]");
    }
}
