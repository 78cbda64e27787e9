package io.jenkins.plugins.mlstages.engine.report.html;

/**
 * The style sheet of reports. Without variables and below 8 kB, since programs for mail drop what is newer or longer; the
 * colours are those of the pages.
 */
final class HtmlStyle {
    private static final String SHEET = """
            body { margin: 0; background: #f3f4f7; color: #14141f; font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; -webkit-text-size-adjust: 100%; }
            .page { max-width: 64rem; margin: 0 auto; padding: 2rem 1.25rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
            h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .35rem; overflow-wrap: anywhere; }
            h3 { font-size: 1.1rem; margin: 2.25rem 0 .75rem; padding-top: 1.25rem; border-top: 1px solid #e2e3ea; overflow-wrap: anywhere; }
            h4 { font-size: .95rem; margin: 1.25rem 0 .5rem; overflow-wrap: anywhere; }
            p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
            a { color: #0b63e0; }
            code { font: .86em ui-monospace, Consolas, "DejaVu Sans Mono", monospace; background: #eeeff4; border-radius: 4px; padding: .1em .35em; overflow-wrap: anywhere; }
            .stack td:nth-child(2) { min-width: 8rem; }
            .muted, .label { color: #5d5e70; }
            .label { font-size: .85rem; }
            .top { margin-bottom: 1.25rem; }
            .model { background: #fff; border: 1px solid #e2e3ea; border-radius: 14px; padding: 0 1.5rem 1.5rem; margin-bottom: 1.5rem; overflow: hidden; }
            .banner { margin: 0 -1.5rem 1.25rem; padding: 1.25rem 1.5rem; background: #f0f1f5; border-bottom: 3px solid #a9aab8; }
            .banner p { margin: 0; }
            .banner.good { background: #ebf7ef; border-color: #1a9c49; }
            .banner.bad { background: #fdeeed; border-color: #d9241b; }
            .banner.warning { background: #fdf1e6; border-color: #e8720c; }
            .mark { display: inline-block; white-space: nowrap; padding: 0 .5rem; border-radius: 10px; font-size: .88em; font-weight: 600; background: #e9eaf0; color: #4a4b5c; }
            .mark.good { background: #dcf1e3; color: #0f6b31; }
            .mark.bad { background: #fbdedc; color: #a11810; }
            .mark.warning, .mark.doubt { background: #fbe6d2; color: #8f4300; }
            .tiles { margin: 0 -.4rem .5rem; }
            .tile { display: inline-block; max-width: calc(100% - .8rem); box-sizing: border-box; overflow-wrap: anywhere; vertical-align: top; min-width: 8.5rem; margin: .4rem; padding: .75rem 1rem; border: 1px solid #e2e3ea; border-radius: 10px; }
            .big { font-size: 1.6rem; line-height: 1.35; font-weight: 600; font-variant-numeric: tabular-nums; }
            .fact { display: inline-block; margin: 0 1.75rem .5rem 0; overflow-wrap: anywhere; }
            .facts .label { display: block; }
            .notice { padding: .6rem .9rem; border-left: 4px solid #a9aab8; border-radius: 6px; background: #f0f1f5; }
            .notice.good { background: #ebf7ef; border-color: #1a9c49; }
            .notice.bad { background: #fdeeed; border-color: #d9241b; }
            .notice.warning { background: #fdf1e6; border-color: #e8720c; }
            .table { overflow-x: auto; border: 1px solid #e2e3ea; border-radius: 10px; margin-bottom: 1rem; }
            table { border-collapse: collapse; width: 100%; font-size: .92rem; }
            th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; font-weight: normal; border-top: 1px solid #ecedf2; }
            thead th { border-top: 0; background: #f6f7fa; color: #5d5e70; font-size: .85rem; vertical-align: bottom; }
            tbody th, td { min-width: 4rem; overflow-wrap: anywhere; }
            tbody th { min-width: 7rem; }
            .number { text-align: right; font-variant-numeric: tabular-nums; }
            td.number { overflow-wrap: normal; }
            td.number strong, td.number .muted { white-space: nowrap; }
            td.number:has(strong) { white-space: nowrap; }
            .sentence { min-width: 13rem; overflow-wrap: anywhere; }
            td.picture { padding-top: .35rem; padding-bottom: .35rem; }
            .mini { display: block; width: 120px; max-width: none; }
            .figures { margin: 0 -.6rem; }
            .figure { display: inline-block; vertical-align: top; width: 464px; max-width: calc(100% - 1.2rem); margin: 0 .6rem .75rem; }
            .chart { display: block; width: 100%; height: auto; }
            .legend { font-size: .85rem; margin: 0 0 .25rem; color: #5d5e70; }
            .entry { display: inline-block; margin-right: 1rem; overflow-wrap: anywhere; }
            .foot { font-size: .85rem; text-align: center; }
            @media (max-width: 40rem) {
              .page { padding: 1rem .6rem; }
              .model { padding: 0 .9rem 1rem; }
              .banner { margin: 0 -.9rem 1rem; padding: 1rem .9rem; }
              .tile { min-width: 0; }
              .stack thead { display: none; }
              .stack tr { display: block; padding: .5rem 0; border-top: 1px solid #e2e3ea; }
              .stack tr:first-child { border-top: 0; }
              .stack th, .stack td { display: block; border: 0; padding: .2rem .75rem; text-align: left; white-space: normal; min-width: 0; }
              .stack td:empty { display: none; }
              .stack td::before { content: attr(data-title) " "; color: #5d5e70; font-size: .85rem; }
            }
            @media (prefers-color-scheme: dark) {
              body { background: #121218; color: #f2f2f7; }
              a { color: #6fadff; }
              h3, .stack tr { border-color: #32323f; }
              code { background: #2a2a36; }
              .muted, .label, .legend, thead th, .stack td::before { color: #a9a9bb; }
              .model { background: #1c1c25; border-color: #32323f; }
              .tile, .table { border-color: #32323f; }
              th, td { border-color: #2a2a36; }
              thead th { background: #23232e; }
              .banner, .notice { background: #25252f; }
              .banner.good, .notice.good { background: #16291d; border-color: #3fc46f; }
              .banner.bad, .notice.bad { background: #341c1c; border-color: #ff6b62; }
              .banner.warning, .notice.warning { background: #33251a; border-color: #ff9a3d; }
              .mark { background: #32323f; color: #d3d3e0; }
              .mark.good { background: #1f4029; color: #8ce0a8; }
              .mark.bad { background: #542523; color: #ffb0ab; }
              .mark.warning, .mark.doubt { background: #4d3118; color: #ffc48f; }
              .t { fill: #a9a9bb; } .grid { stroke: #2f2f3b; } .axis { stroke: #5c5c6e; } .chance { stroke: #4a4a5a; }
              .base, .bound { stroke: #a9a9bb; } .reference { fill: #4a4a5a; } .current { fill: #58a0ff; } .current-line { stroke: #58a0ff; }
              .allowed { fill: #1d3426; } .fill-good { fill: #3fc46f; } .fill-bad { fill: #ff6b62; } .fill-warning { fill: #ff9a3d; } .fill-plain { fill: #a9a9bb; }
              .s0 { stroke: #58a0ff; } .s1 { stroke: #ff9a3d; } .s2 { stroke: #c58bff; } .s3 { stroke: #3fc46f; } .s4 { stroke: #ff7aa8; }
              .s5 { stroke: #4dc3d1; } .s6 { stroke: #d0ad70; } .s7 { stroke: #9498ff; } .s8 { stroke: #ff6b62; } .s9 { stroke: #4fbdf5; } .f0 { fill: #58a0ff; }
            }
            @media print {
              body, .page { background: #fff; padding: 0; }
              tr, .tile, .figure { break-inside: avoid; }
              h3, h4 { break-after: avoid; }
            }
            """;

    private HtmlStyle() {}

    static String sheet() {
        return SHEET;
    }
}
