package io.jenkins.plugins.mlstages.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** The pages in the languages of their readers. */
class LanguagesBrowserTest extends PagesInBrowser {
    private static void show(String wish, String page) {
        browser.size(1280, 900).dark(false).languages(wish).show(server.address().resolve(page));
    }

    private static String body() {
        return browser.driver().findElement(By.tagName("body")).getText();
    }

    private static Object loadedTexts() {
        return browser.script("return performance.getEntriesByType('resource').map((one) => one.name).filter((one) => one.includes('/strings/'))"
                + ".map((one) => one.replace(/.*\\//, ''))");
    }

    @Test
    void aPageSpeaksGermanWithAustrianNumbersWhereTheReaderAsksForThat() {
        show("de-AT,de,en", "/runs/" + runs.get("ordinary9") + "/");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("de");
        assertThat(browser.driver().getTitle()).isEqualTo("Lauf 9 - ML Stages");
        assertThat(body()).contains("Prüfungen", "2 nicht bestanden · 1 bestanden", "gegenüber Produktion (Version 7)", "Training gelungen", "0,8", "Farben: System");
        assertThat(body()).as("the record's own sentence").contains("auc is ");
        assertThat(browser.script("return [...document.querySelectorAll('.mls-sentence [lang]')].every((one) => one.lang === 'en')")).isEqualTo(true);
        assertThat(loadedTexts()).isEqualTo(List.of("de.js"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aPageSpeaksFrenchWithFrenchUnitsAndForms() {
        show("fr-FR,fr", "/runs/" + runs.get("ordinary9") + "/");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("fr");
        assertThat(body()).contains("Contrôles", "2 en échec · 1 réussi", "par rapport à la production (version 7)", "Jeux de données", " ko", "Exécution précédente : #8");
        assertThat(loadedTexts()).isEqualTo(List.of("fr.js"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whoeverReadsNoneOfTheLanguagesGetsEnglish() {
        show("pt-BR,pt", "/models/");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("en");
        assertThat(body()).contains("Models", "gates passed");
        assertThat(loadedTexts()).isEqualTo(List.of("en.js"));
    }

    @Test
    void aParameterStaysAsItsAuthorWroteIt() {
        show("de", "/models/version?name=price-up&number=9");
        String parameters = browser.driver().findElement(By.xpath("//table[caption='Parameter']")).getText();
        assertThat(parameters).contains("l2 0.00001", "learningRate 0.25", "shuffle false");
    }

    /** German makes long words; nothing may stand out of the window, be cut off, or be hard to use. */
    @ParameterizedTest
    @MethodSource("pagesInOtherLanguages")
    void longWordsHaveRoom(String language, String page) throws IOException {
        show(language, page);
        browser.drawAll();
        assertThat(Axe.serious(browser)).isEmpty();
        browser.complaints(); // axe's own
        for (int width : new int[] {1280, 360}) {
            browser.size(width, 900).drawAll();
            assertThat(browser.script("return document.documentElement.scrollWidth - window.innerWidth")).as("%d", width).isEqualTo(0L);
            assertThat(cutOff()).as("%d", width).isEmpty();
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** Labels whose text is wider than what it stands in. */
    @SuppressWarnings("unchecked")
    private static List<String> cutOff() {
        return (List<String>) browser.script("""
                return [...document.querySelectorAll('.jenkins-button, .mls-badge, .mls-tile, .mls-tile__value, .mls-card__heading, .jenkins-select, th button')]
                    .filter((one) => one.offsetParent && one.scrollWidth > one.clientWidth + 1)
                    .map((one) => `${one.className}: ${one.textContent} ${one.scrollWidth} > ${one.clientWidth}`);
                """);
    }

    static Stream<Arguments> pagesInOtherLanguages() {
        List<String> pages = List.of(
                "/", "/runs/?model=price-up", "/runs/compare?model=price-up&runs=8,9,12", "/models/", "/models/model?name=price-up",
                "/models/version?name=price-up&number=9", "/models/version?name=probe&number=1", "/runs/4/", "/runs/12/", "/runs/14/", "/runs/19/");
        return Stream.of("de", "fr").flatMap(language -> pages.stream().map(page -> Arguments.of(language, page)));
    }

    /** By their marks: whatever letters are not from a strings module are from the page's data, or name a month or a unit. */
    @Test
    void noModuleSaysAnythingOfItsOwn() throws IOException {
        try (Browser marking = Browser.open()) {
            marking.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of(
                    "source", "Object.defineProperty(HTMLElement.prototype, 'lang', { get: () => 'qq' })"));
            for (String page : PagesBrowserTest.pages().toList()) {
                marking.size(1280, 900).show(server.address().resolve(page)).drawAll();
                assertThat(strangeWords(marking)).as(page).isEmpty();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> strangeWords(Browser marking) {
        return (List<String>) marking.driver().executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            (async () => {
                const addresses = performance.getEntriesByType('resource').map((one) => one.name).filter((one) => one.includes('/api/'));
                const data = (await Promise.all(addresses.map(async (one) => (await fetch(one)).text()))).join(' ').toLowerCase() + location.href.toLowerCase();
                const months = Array.from({ length: 12 }, (_, i) => new Intl.DateTimeFormat(navigator.language, { month: 'short' }).format(new Date(2026, i)).toLowerCase());
                const known = new Set([...months, 'sha', 'curl', 'fss', 'fetch', 'into', 'stages', 'local', 'http', 'https', 'auc']);
                const place = document.querySelector('.ml-stages');
                const said = [];
                const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
                while (walker.nextNode()) {
                    if (!walker.currentNode.parentElement.closest('time, .ml-stages [lang=en], pre')) {
                        said.push(walker.currentNode.data);
                    }
                }
                place.querySelectorAll('*').forEach((one) => ['aria-label', 'placeholder', ...(one.matches('time') ? [] : ['title'])]
                    .forEach((name) => said.push(one.getAttribute(name) ?? '')));
                const rest = (text) => { // from the inside out: a text may stand within another
                    const less = text.replace(/\\u27e6[^\\u27e6\\u27e7]*\\u27e7/g, ' ');
                    return less === text ? text : rest(less);
                };
                const strange = said.flatMap((text) => (rest(text).match(/\\p{L}{3,}/gu) ?? []).map((word) => [word, text]))
                    .filter(([word]) => !data.includes(word.toLowerCase()) && !known.has(word.toLowerCase()));
                const marks = said.filter((text) => text.includes('\\u27e6')).length;
                done(marks > 1 ? [...new Set(strange.map(([word, text]) => `${word} in ${text.slice(0, 100)}`))] : [`${marks} texts have marks: ${said.join(' ').slice(0, 300)}`]);
            })();
            """);
    }

    /** Each text is made with the same values in each language, for several values; the numbers in it have to be the same. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    @SuppressWarnings("unchecked")
    void everyTextSaysTheSameNumbersAndNames(String language) {
        show("en", "/models/");
        assertThat((List<String>) browser.driver().executeAsyncScript("""
                const [language, done] = arguments;
                const event = (aliases) => new Proxy({}, { get: (_, name) => (name === 'aliases' ? aliases.map(String) : `<${name}>`) });
                const wishes = [[7, 23, 41, 61], [0, 0, 0, 0], [1, 1, 1, 1], [5, 5, 9, 0], [2_000_000, 3_000_000, 1, 0], [403, 404, 500, 1]];
                const leaves = (any, path = '') => (typeof any === 'object'
                    ? Object.entries(any).flatMap(([key, value]) => leaves(value, `${path}.${key}`)) : [[path, any]]);
                const values = (text) => (text.match(/<\\w+>|\\d[\\d,.]*\\d|\\d/g) ?? []).sort().join(' ');
                Promise.all([import('/static/js/strings/en.js'), import(`/static/js/strings/${language}.js`)]).then(([english, other]) => {
                    const texts = new Map(leaves(other.text));
                    done(leaves(english.text).flatMap(([path, text]) => {
                        const translated = texts.get(path);
                        texts.delete(path);
                        if (typeof text !== typeof translated) {
                            return [`${path} is not there`];
                        }
                        const pairs = typeof text === 'string' ? [[text, translated]]
                            : path.startsWith('.events.') ? [[8, 9], []].map((aliases) => [text(event(aliases)), translated(event(aliases))])
                                : wishes.map((wish) => [text(...wish), translated(...wish)]);
                        return pairs.filter(([a, b]) => !(a && !b.trim()) && values(a) === values(b)).length === pairs.length ? []
                            : [`${path}: ${JSON.stringify(pairs)}`];
                    }).concat([...texts.keys()].map((path) => `${path} is not English`)));
                }, (error) => done([String(error)]));
                """, language)).isEmpty();
    }

    @Test
    void wordsBesideNumbersHaveTheirForms() {
        show("fr", "/models/");
        assertThat(inStrings("fr", "[0, 1, 2, 1500, 2000000].map(text.rowsOf)"))
                .isEqualTo(List.of("0 ligne", "1 ligne", "2 lignes", "1\u202f500 lignes", "2\u202f000\u202f000 de lignes"));
        assertThat(inStrings("fr", "[text.driftOf(0, 10), text.driftOf(1, 10), text.driftOf(2, 10)]"))
                .isEqualTo(List.of("Aucune colonne n’a dérivé", "1 colonne sur 10 a dérivé", "2 colonnes sur 10 ont dérivé"));
        show("de", "/models/");
        assertThat(inStrings("de", "[0, 1, 2, 1500].map(text.rowsOf)")).isEqualTo(List.of("0 Zeilen", "1 Zeile", "2 Zeilen", "1.500 Zeilen"));
        assertThat(inStrings("de", "[text.frees(1, '2 MB'), text.frees(2, '3 MB')]"))
                .isEqualTo(List.of("1 Artefakt wird freigegeben (2 MB):", "2 Artefakte werden freigegeben (3 MB):"));
    }

    private static Object inStrings(String language, String expression) {
        return browser.driver().executeAsyncScript(
                "const [done] = arguments; import('/static/js/strings/" + language + ".js').then(({ text }) => done(" + expression + "))");
    }
}
