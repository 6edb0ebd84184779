package org.codeanatomy.plugin.files.csv;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads dates and timestamps: {@code 2024-02-29}, {@code 2024-02-29 12:30[:59[.123456]]} with a blank or {@code T}
 * between, and for instants a zone: {@code Z}, {@code +02}, {@code +02:00}. Not thread-safe: whether the last text was
 * one is kept in the object.
 */
final class Times {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final int FRACTION_DIGITS = 6;

    private char[] text;
    private int at;
    private int end;
    private boolean ok;
    private boolean zoned;

    boolean ok() {
        return ok;
    }

    /** Whether the last timestamp had a zone. */
    boolean zoned() {
        return zoned;
    }

    /** Days since 1970-01-01. */
    long date(char[] chars, int offset, int length) {
        start(chars, offset, length);
        long days = days();
        ok = ok && at == end;
        return days;
    }

    /** Microseconds since 1970-01-01 00:00: of the instant if there is a zone, otherwise of the wall clock. A date is midnight. */
    long timestamp(char[] chars, int offset, int length) {
        start(chars, offset, length);
        long days = days();
        if (!ok || at == end) {
            return days * SECONDS_PER_DAY * MICROS_PER_SECOND;
        }
        ok = text[at] == ' ' || text[at] == 'T';
        at++;
        long seconds = number(2, 2, 0, 23) * 3600;
        expect(':');
        seconds += number(2, 2, 0, 59) * 60;
        long micros = 0;
        if (at < end && text[at] == ':') {
            at++;
            seconds += number(2, 2, 0, 59);
            micros = fraction();
        }
        seconds -= zone();
        ok = ok && at == end;
        return (days * SECONDS_PER_DAY + seconds) * MICROS_PER_SECOND + micros;
    }

    private void start(char[] chars, int offset, int length) {
        text = chars;
        at = offset;
        end = offset + length;
        ok = true;
        zoned = false;
    }

    private long days() {
        int year = (int) number(4, 4, 0, 9999);
        expect('-');
        int month = (int) number(1, 2, 1, 12);
        expect('-');
        int day = (int) number(1, 2, 1, 31);
        if (!ok) {
            return 0;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException noSuchDay) {
            ok = false;
            return 0;
        }
    }

    private long fraction() {
        if (at >= end || text[at] != '.') {
            return 0;
        }
        at++;
        int first = at;
        long value = number(1, FRACTION_DIGITS, 0, MICROS_PER_SECOND - 1);
        for (int digits = at - first; digits < FRACTION_DIGITS; digits++) {
            value *= 10;
        }
        return value;
    }

    private long zone() {
        if (at >= end) {
            return 0;
        }
        zoned = true;
        if (text[at] == 'Z' || text[at] == 'z') {
            at++;
            return 0;
        }
        boolean west = text[at] == '-';
        ok = ok && (west || text[at] == '+');
        at++;
        long seconds = number(2, 2, 0, 15) * 3600;
        if (at < end && text[at] == ':') {
            at++;
            seconds += number(2, 2, 0, 59) * 60;
        }
        return west ? -seconds : seconds;
    }

    private void expect(char wanted) {
        ok = ok && at < end && text[at] == wanted;
        at++;
    }

    private long number(int leastDigits, int mostDigits, long least, long most) {
        long value = 0;
        int digits = 0;
        while (at < end && digits < mostDigits && text[at] >= '0' && text[at] <= '9') {
            value = value * 10 + (text[at] - '0');
            digits++;
            at++;
        }
        ok = ok && digits >= leastDigits && value >= least && value <= most;
        return value;
    }
}
