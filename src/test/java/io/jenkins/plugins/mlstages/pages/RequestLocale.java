package io.jenkins.plugins.mlstages.pages;

import hudson.Functions;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/** Until it is closed, texts are in the language of the request, as Jenkins does it where it is started by its war. */
public final class RequestLocale implements AutoCloseable {
    private final LocaleProvider ofTests = LocaleProvider.getProvider();

    private RequestLocale() {
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Functions.getCurrentLocale();
            }
        });
    }

    public static RequestLocale used() {
        return new RequestLocale();
    }

    @Override
    public void close() {
        LocaleProvider.setProvider(ofTests);
    }
}
