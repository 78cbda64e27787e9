package io.jenkins.plugins.mlstages.cli.mlflow;

import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.mlstages.cli.LocalStore;
import io.jenkins.plugins.mlstages.cli.http.HostCheck;
import io.jenkins.plugins.mlstages.engine.mlflow.MlflowInterface;
import io.jenkins.plugins.mlstages.engine.mlflow.Session;
import java.util.List;

/** MLflow's interface for a whole store, without a login, as all that {@code serve} shows. */
public final class StoreInterface {
    private StoreInterface() {}

    /** @param prefix path of the tracking URI */
    public static HttpHandler of(LocalStore store, String prefix, HostCheck hosts) {
        Session session = new Session(
                new StoreTracking(store), new StoreModelStore(store, List.of()), System.getProperty("user.name", "unknown"));
        return new MlflowHandler(
                new MlflowInterface(session), prefix, headers -> hosts.allows(headers.getFirst("Host")), headers -> true);
    }
}
