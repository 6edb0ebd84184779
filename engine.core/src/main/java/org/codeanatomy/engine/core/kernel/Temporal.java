package org.codeanatomy.engine.core.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.codeanatomy.memory.Mem;

/** Dates as days and timestamps as microseconds since 1970-01-01, in the proleptic Gregorian calendar and UTC. */
public final class Temporal {

    /** Microseconds of a day. */
    public static final long DAY_MICROS = 86_400_000_000L;

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);

    private Temporal() {}

    /** A field of dates or timestamps, as 64-bit integers; rows without nulls. */
    public static void extract(
            DateField field, long source, int mask, boolean date, int[] rows, int count, long target) {
        for (int i = 0; i < count; i++) {
            int at = rows[i] & mask;
            long micros = date ? 0 : Mem.getLong(source + 8L * at);
            long day = date ? Mem.getInt(source + 4L * at) : Math.floorDiv(micros, DAY_MICROS);
            long second = Math.floorMod(micros, DAY_MICROS) / 1_000_000;
            long value =
                    switch (field) {
                        case HOUR -> second / 3600;
                        case MINUTE -> second / 60 % 60;
                        case SECOND -> second % 60;
                        default -> ofDay(field, day);
                    };
            Mem.putLong(target + 8L * rows[i], value);
        }
    }

    /** Howard Hinnant's civil-from-days: years begin in March, so that leap days come last. */
    private static long ofDay(DateField field, long day) {
        long shifted = day + 719_468;
        long era = Math.floorDiv(shifted, 146_097);
        long dayOfEra = shifted - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long marchMonth = (5 * dayOfYear + 2) / 153;
        long month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        return switch (field) {
            case YEAR -> yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
            case MONTH -> month;
            default -> dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        };
    }

    /** A date as text. */
    public static String formatDate(long days) {
        return LocalDate.ofEpochDay(days).toString();
    }

    /** A timestamp as text. */
    public static String formatTimestamp(long micros, boolean zoned) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
        return TIMESTAMP.format(time) + (zoned ? "+00" : "");
    }

    /**
     * The days of {@code 2024-02-29}.
     *
     * @throws DateTimeException if it is no date
     */
    public static long parseDate(String text) {
        return LocalDate.parse(text.strip()).toEpochDay();
    }

    /**
     * The microseconds of a date, or of a date and a time, perhaps with an offset; without one it is UTC.
     *
     * @throws DateTimeException if it is no timestamp
     */
    public static long parseTimestamp(String text) {
        String stripped = text.strip();
        if (stripped.length() <= 10) {
            return Math.multiplyExact(parseDate(stripped), DAY_MICROS);
        }
        long day = LocalDate.parse(stripped.substring(0, 10)).toEpochDay();
        char separator = stripped.charAt(10);
        if (separator != ' ' && separator != 'T') {
            throw new DateTimeException("no time after the date");
        }
        String rest = stripped.substring(11);
        int sign = Math.max(rest.indexOf('+'), rest.indexOf('-'));
        boolean utc = rest.endsWith("Z");
        String time = sign >= 0 ? rest.substring(0, sign) : utc ? rest.substring(0, rest.length() - 1) : rest;
        long offset = sign >= 0 ? ZoneOffset.of(rest.substring(sign)).getTotalSeconds() : 0;
        long nanos = LocalTime.parse(time.strip()).toNanoOfDay();
        return day * DAY_MICROS + nanos / 1000 - offset * 1_000_000;
    }
}
