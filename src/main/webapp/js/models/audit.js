import { h } from '../dom.js';
import { facts, recorded, remark } from '../section.js';
import { text } from '../strings.js';

/** The state of the model's chain of events, read anew when the reader comes to it. */
export function auditBlock(context, name) {
    const place = h('div', { role: 'status' }, h('p', { class: 'mls-muted' }, text.auditing));
    const seen = new IntersectionObserver(async (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) {
            return;
        }
        seen.disconnect();
        try {
            const audit = await context.api.get('audit', { name });
            place.replaceChildren(
                audit.whole ? remark('passed', text.auditWhole(audit.lines)) : remark('failed', text.auditBroken(audit.line)),
                ...audit.findings.map((sentence) => remark('failed', recorded(sentence))),
                ...audit.notes.map((sentence) => remark('info', recorded(sentence))),
                facts([text.auditHead, audit.hash && h('code', { class: 'mls-wrap' }, audit.hash)]));
        } catch (error) {
            place.replaceChildren(remark('failed', error.message));
        }
    });
    seen.observe(place);
    return place;
}
