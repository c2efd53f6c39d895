package dev.almanac.analytics.quality.check;

import dev.almanac.analytics.indicator.Bar;

/** Looks at the stored bars of one series in order of their open time, in one pass; memory does not grow with the bars. */
interface SeriesCheck {
    /** Takes the next bar, a buffer that will be filled again. */
    void bar(Bar bar);

    /** Reports what only the end shows. */
    void finish();
}
