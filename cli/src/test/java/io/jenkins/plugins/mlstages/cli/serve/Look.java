package io.jenkins.plugins.mlstages.cli.serve;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures of pages for a person's eye: {@code Look OUT BASE-URL light|dark WIDTH name=path ...}. */
final class Look {
    private Look() {}

    public static void main(String[] arguments) throws Exception {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        int width = Integer.parseInt(arguments[3]);
        try (Browser browser = Browser.open()) {
            browser.dark(arguments[2].equals("dark"));
            for (int i = 4; i < arguments.length; i++) {
                String[] page = arguments[i].split("=", 2);
                browser.size(width, 900).show(URI.create(arguments[1]).resolve(page[1]));
                Files.write(out.resolve(page[0] + "-" + arguments[2] + "-" + width + ".png"), browser.screenshot(12_000));
                browser.complaints().forEach(line -> System.out.println(page[0] + ": " + line));
                System.out.println(page[0] + " ready after " + browser.script("return document.documentElement.dataset.mlStagesReady") + " ms");
            }
        }
    }
}
