// The version that was registered, with those of its files that do not stand under the training already.
import { h } from '../dom.js';
import { badge, card, facts, remark, subheading, time } from '../section.js';
import { text } from '../strings.js';
import { artifacts } from './training.js';

export function versionCard({ context, model }, registration, id) {
    const listed = new Set(model.trainings.flatMap((training) => training.artifacts.map((file) => file.sha256)));
    const others = registration.artifacts.filter((file) => !listed.has(file.sha256));
    return card(text.version, { id, badge: registration.origin.stage && badge('plain', registration.origin.stage) },
        registration.forced && remark('warning', text.forced),
        facts(
            [text.version, h('a', { href: context.links.version(model.model, registration.number) }, `${model.model}/${registration.number}`)],
            [text.aliases, registration.aliases.length > 0 && registration.aliases.map((alias) => [badge('alias', alias), ' '])],
            [text.time, time(registration.origin.time)]),
        others.length > 0 && [subheading(text.artifacts), artifacts(context, model, others, registration.number)]);
}
