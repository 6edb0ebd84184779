package org.codeanatomy.plugin.host.internal.unload;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * Takes the JDBC drivers of a plugin off the driver manager and names them. The manager shows drivers to those classes
 * only that could load them, so a copy of this class is defined in the plugin's class loader and run there. That is why
 * it refers to nothing but the JDK, and has no lambdas.
 */
public final class DriverSweep implements Supplier<List<String>> {

    @Override
    public List<String> get() {
        List<String> swept = new ArrayList<>();
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            Class<?> type = driver.getClass();
            if (type.getClassLoader() == getClass().getClassLoader()) {
                swept.add(type.getName().concat(deregister(driver)));
            }
        }
        return swept;
    }

    private static String deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
            return " was registered as a JDBC driver; it was deregistered";
        } catch (SQLException | RuntimeException refused) {
            return " is registered as a JDBC driver and cannot be deregistered: ".concat(String.valueOf(refused));
        }
    }
}
