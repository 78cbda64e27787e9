package io.jenkins.plugins.mlstages.engine.report.html;

import io.jenkins.plugins.mlstages.engine.report.document.Chart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round positions on an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param at positions, rising
 * @param decimals how many are needed to write them
 */
record Ticks(List<Double> at, int decimals) {
    private static final int WANTED = 5;

    static Ticks of(Chart.Axis axis) {
        double raw = (axis.to() - axis.from()) / WANTED;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * (raw / power > 5 ? 10 : raw / power > 2 ? 5 : raw / power > 1 ? 2 : 1);
        List<Double> at = new ArrayList<>();
        long first = (long) Math.ceil(axis.from() / step - 1e-9);
        for (long i = first; i * step <= axis.to() + step * 1e-9 && at.size() <= 2 * WANTED; i++) {
            at.add(i * step);
        }
        return new Ticks(at, Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9)));
    }

    String text(double position) {
        double size = Math.abs(position);
        if (size >= 1e6 || decimals > 6) {
            return String.format(Locale.ROOT, "%.2g", position);
        }
        return BigDecimal.valueOf(position)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString()
                .replace("-", "\u2212");
    }
}
