// The version that was registered.
import { h } from '../dom.js';
import { badge, card, facts, remark, subheading, time } from '../section.js';
import { text } from '../strings.js';
import { artifacts } from './training.js';

export function versionCard({ context, model }, registration) {
    return card(text.version, { badge: registration.origin.stage && badge('plain', registration.origin.stage) },
        registration.forced && remark('warning', text.forced),
        facts(
            [text.version, h('a', { href: context.links.version(model.model, registration.number) }, `${model.model}/${registration.number}`)],
            [text.aliases, registration.aliases.length > 0 && registration.aliases.map((alias) => [badge('alias', alias), ' '])],
            [text.time, time(registration.origin.time)]),
        registration.artifacts.length > 0 && [subheading(text.artifacts), artifacts(context, model, registration.artifacts, registration.number)]);
}
