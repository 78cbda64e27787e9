// One chart on the job's own page.
import { h } from '../dom.js';
import { select } from '../job/choice.js';
import { metricTrend, driftTrend } from '../job/trend.js';
import { favourites } from '../metrics.js';
import { text } from '../strings.js';

export async function render(context) {
    const { preferences } = context;
    const [job] = await Promise.all([context.api.get('job', { model: context.parameter('model') }), preferences.load()]);
    const names = job.metrics.map((metric) => metric.name);
    if (!names.length && !job.drift) {
        return [];
    }
    const key = `trend ${job.job} ${job.model}`;
    const place = h('div');
    const draw = async (metric) => {
        preferences.set(key, metric);
        const trend = await context.api.get('trend', { model: job.model, metric: names.includes(metric) ? metric : [], last: context.data.last ?? 50 });
        place.replaceChildren(names.includes(metric) ? metricTrend(context, job.job, trend, metric) : driftTrend(context, job.job, trend));
    };
    const before = preferences.get(key, favourites(names, 1)[0]);
    const first = names.includes(before) ? before : names[0];
    await draw(first);
    return [h('div', { class: 'mls-trend' },
        h('div', { class: 'mls-table-bar' }, names.length > 1 && select(text.metric, names.map((name) => [name, name]), first, draw),
            h('a', { href: context.links.job(job.job) }, text.allRuns)),
        place)];
}
