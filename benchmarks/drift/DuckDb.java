import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The peer's part: for each file one query with 13 approximate quantiles, average and standard deviation of each column of
 * numbers and a histogram of each column of names. Arguments: threads, files (.csv or .parquet).
 * With {@code to-parquet}: writes the second file as the third.
 */
class DuckDb {
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            if (arguments[0].equals("to-parquet")) {
                statement.execute("copy (from read_csv('" + arguments[1] + "')) to '" + arguments[2] + "' (format parquet)");
                return;
            }
            statement.execute("set threads = " + arguments[0]);
            for (int i = 1; i < arguments.length; i++) {
                String reader = arguments[i].endsWith(".csv") ? "read_csv" : "read_parquet";
                statement.execute(query(reader + "('" + arguments[i] + "')"));
            }
        }
    }

    private static String query(String source) {
        StringBuilder query = new StringBuilder("select count(*)");
        for (int i = 0; i < 12; i++) {
            query.append(", approx_quantile(number" + i
                    + ", [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99])");
            query.append(", avg(number" + i + "), stddev(number" + i + ")");
        }
        for (int i = 0; i < 8; i++) {
            query.append(", histogram(name" + i + ")");
        }
        return query + " from " + source;
    }
}
