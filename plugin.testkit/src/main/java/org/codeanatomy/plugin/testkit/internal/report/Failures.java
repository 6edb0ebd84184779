package org.codeanatomy.plugin.testkit.internal.report;

import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.testkit.Check;

/** What plugin code throws, as text: a kept {@code Throwable} would keep the plugin's classes. */
public final class Failures {

    private Failures() {}

    /** The message of a refusal, or class and message of anything else. */
    public static String text(Throwable thrown) {
        if (thrown instanceof PluginException told) {
            return told.getMessage();
        }
        String name = thrown.getClass().getName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }

    /**
     * Plugin code threw something; anything but a {@code PluginException} breaks the contract.
     *
     * @param doing what was being done, for instance {@code opening a split}
     * @return whether it was an exception that the contract admits
     */
    public static boolean isAdmitted(Throwable thrown, String doing, String subject, Findings findings) {
        if (thrown instanceof PluginException) {
            return true;
        }
        findings.problem(
                Check.ERRORS,
                subject,
                doing + " threw " + text(thrown) + firstFrame(thrown)
                        + "; a PluginException is how a plugin says what is wrong");
        return false;
    }

    private static String firstFrame(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        for (StackTraceElement frame : frames) {
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("jdk.")
                    && !frame.getClassName().startsWith("org.apache.arrow.")) {
                return " (at " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber() + ")";
            }
        }
        return "";
    }
}
