package dev.almanac.lake;

import dev.almanac.lake.session.SessionSize;
import dev.almanac.lake.session.Sessions;
import org.apache.spark.sql.SparkSession;

/** The one Spark session that all tests of this module share. */
public final class SparkFixture {
    private SparkFixture() {}

    /** The session; started by whoever asks first, ended with the JVM. */
    public static SparkSession session() {
        return Holder.SESSION;
    }

    private static final class Holder {
        static final SparkSession SESSION = Sessions.open(SessionSize.SMALL);
    }
}
