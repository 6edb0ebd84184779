package org.codeanatomy.run.acceptance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Transcripts of the shell, word for word: what people read when plugins change. Whoever changes a sentence reads the
 * difference before it is committed.
 */
class GoldenTest {

    private static final String HELLO = "org.codeanatomy.examples.hello.Hello";
    private static final String HELLO_FILE = "org/codeanatomy/examples/hello/Hello.class";
    private static final String COMPONENT = "OSGI-INF/" + HELLO + ".xml";
    private static final String FILLED = "org.codeanatomy.slot.filled;names:List<String>=hello;";
    private static final String PROVIDE = "Provide-Capability";
    private static final String REQUIRE = "Require-Capability";

    /** A later version: one function more, and another name for the old one. */
    private static final String HOWDY =
            """
            package org.codeanatomy.examples.hello;

            import java.util.List;
            import org.apache.arrow.vector.types.pojo.Field;
            import org.codeanatomy.plugin.api.function.*;

            public class Howdy implements ScalarFunctions {
                public List<ScalarFunction> functions() {
                    return List.of(named("hello", "hi"), named("howdy"));
                }

                static ScalarFunction named(String name, String... aliases) {
                    Hello hello = new Hello();
                    FunctionSignature own = FunctionSignature.named(name).aliases(aliases)
                        .parameters(hello.signature().parameters().get(0)).build();
                    return new ScalarFunction() {
                        public FunctionSignature signature() { return own; }
                        public Field resultField(List<Argument> arguments) { return hello.resultField(arguments); }
                        public ScalarKernel prepare(List<Argument> arguments) { return hello.prepare(arguments); }
                    };
                }
            }
            """;

    /** Services that do not come are not waited for; so nobody waits for this test. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CODEANATOMY_JAVA_OPTS",
            "-Dorg.codeanatomy.plugin.host.components=500 -Dorg.codeanatomy.plugin.host.health=500");

    @TempDir
    private Path folder;

    private LiveShell shell;
    private Transcript transcript;

    @BeforeEach
    void open() throws Exception {
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("CODEANATOMY_REPOSITORY", folder.resolve("repository").toString());
        shell = LiveShell.piped(new Product(folder, environment), folder.resolve("shell.log"));
        transcript = new Transcript(shell, folder);
        transcript.quietly("echo ready");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private static PluginVariant hello() throws Exception {
        return PluginVariant.of(PluginJars.hello());
    }

    private void refused(String why, PluginVariant plugin) throws Exception {
        String name = why.replaceAll("\\W+", "-") + ".jar";
        plugin.to(folder.resolve(name));
        transcript.comment(why).type("plugin:install " + name);
    }

    @Test
    void refusedInstall_forEachCheck() throws Exception {
        notAPlugin();
        shapes();
        needs();
        contents();
        declarations();
        whatOnlyRunningShows();
        transcript
                .comment("The last refusal is remembered")
                .type("plugin:why hello")
                .isAsIn("refused");
    }

    private void notAPlugin() throws Exception {
        transcript.comment("no file").type("plugin:install gone.jar");
        byte[] whole = Files.readAllBytes(PluginJars.hello());
        Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
        transcript.comment("half a jar").type("plugin:install half.jar");
        refused("no bundle", hello().header("Bundle-SymbolicName", null));
        refused("no plugin", hello().header(PROVIDE, null));
    }

    private void shapes() throws Exception {
        refused("fragment", hello().header("Fragment-Host", "org.codeanatomy.plugin.files"));
        refused("exported package", hello().header("Export-Package", "org.codeanatomy.examples.hello"));
        refused("capability for others", hello().clause(PROVIDE, "org.example.thing"));
        refused("native code", hello().header("Bundle-NativeCode", COMPONENT + ";osname=Linux,*"));
        refused(
                "singleton",
                hello().header("Bundle-SymbolicName", "org.codeanatomy.examples.hello-plugin;singleton:=true"));
        refused("required bundle", hello().header("Require-Bundle", "org.codeanatomy.plugin.delta"));
        refused("dynamic import", hello().header("DynamicImport-Package", "*"));
    }

    private void needs() throws Exception {
        refused(
                "API major version",
                hello().inHeader(
                                "Import-Package",
                                "org.codeanatomy.plugin.api.function;version=\"[1.0,2)\"",
                                "org.codeanatomy.plugin.api.function;version=\"[2.0,3)\""));
        refused(
                "API minor version",
                hello().inHeader(
                                "Import-Package",
                                "org.codeanatomy.plugin.api.function;version=\"[1.0,2)\"",
                                "org.codeanatomy.plugin.api.function;version=\"[1.99,2)\""));
        refused("Arrow", hello().inHeader("Import-Package", "[19.0,20)", "[18.0,19)"));
        refused("Calcite", hello().clause("Import-Package", "org.apache.calcite.rel;version=\"[1.41,1.42)\""));
        refused("package that nobody has", hello().clause("Import-Package", "org.example.nowhere"));
        refused("slot version", hello().inHeader(REQUIRE, "(version>=1.0.0)(!(version>=2.0.0))", "(version>=2.0.0)"));
        refused(
                "slot that is not served",
                hello().clause(REQUIRE, "org.codeanatomy.slot;filter:=\"(org.codeanatomy.slot=oracle)\""));
        refused("Java", hello().clause(REQUIRE, "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
        refused("anything else", hello().clause(REQUIRE, "org.example.luck;filter:=\"(org.example.luck=good)\""));
        Path half = folder.resolve("unresolved.jar");
        hello().header(PROVIDE, null)
                .header("Bundle-SymbolicName", "org.example.unresolved")
                .header("Export-Package", "org.example.there")
                .clause("Import-Package", "org.example.nowhere")
                .to(half);
        transcript.quietly("felix:install " + half.toUri());
        refused("what cannot be had together", hello().clause("Import-Package", "org.example.there"));
        refused(
                "several at once",
                hello().header("Export-Package", "org.codeanatomy.examples.hello")
                        .inHeader("Import-Package", "[19.0,20)", "[18.0,19)")
                        .clause(REQUIRE, "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""));
    }

    private void contents() throws Exception {
        byte[] type = hello().content(HELLO_FILE);
        byte[] later = type.clone();
        later[7] = (byte) (Runtime.version().feature() + 1 + 44);
        refused("package of the contract in the jar", hello().file("org/apache/arrow/memory/Own.class", type));
        refused(
                "package both imported and carried",
                hello().clause("Import-Package", "javax.net").file("javax/net/Own.class", type));
        refused(
                "class in two places",
                hello().header("Bundle-ClassPath", ".,lib/copy.jar")
                        .file("lib/copy.jar", PluginVariant.jarOf(Map.of(HELLO_FILE, type))));
        refused("class for a later Java", hello().file("org/example/Later.class", later));
        refused("class path entry that is not there", hello().header("Bundle-ClassPath", ".,lib/gone.jar"));
    }

    private void declarations() throws Exception {
        refused("name that cannot be typed", hello().inHeader(PROVIDE, "name=hello", "name=\"Hello World\""));
        refused("several plugins", hello().clause(PROVIDE, "org.codeanatomy.plugin;name=second;effective:=active"));
        refused(
                "no slot",
                hello().inHeader(PROVIDE, FILLED, "org.example;names:List<String>=hello;")
                        .header("Service-Component", null));
        refused("slot without a component", hello().header("Service-Component", null));
        refused(
                "slot that is not required",
                hello().header(REQUIRE, "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\""));
        refused(
                "slot that is not declared",
                hello().inFile(
                                COMPONENT,
                                "</service>",
                                "<provide interface='org.codeanatomy.plugin.api.procedure.Procedures'/></service>"));
        refused(
                "name twice",
                hello().inHeader(PROVIDE, "names:List<String>=hello", "names:List<String>=\"hello,HELLO\""));
        refused("component description that is not there", hello().header("Service-Component", "OSGI-INF/gone.xml"));
        refused(
                "component description that is none",
                hello().file(COMPONENT, "<component".getBytes(StandardCharsets.UTF_8)));
        refused(
                "component whose class is not there",
                hello().inFile(COMPONENT, "class=\"" + HELLO, "class=\"org.example.Gone"));
        refused(
                "component that requires a configuration",
                hello().inFile(COMPONENT, "name=\"" + HELLO, "configuration-policy=\"require\" name=\"" + HELLO));
        refused(
                "service that is no slot",
                hello().inFile(COMPONENT, "</service>", "<provide interface='java.lang.Runnable'/></service>"));
        refused(
                "name of another plugin",
                hello().inHeader(PROVIDE, "names:List<String>=hello", "names:List<String>=\"hello,stable_hash64\""));
    }

    private void whatOnlyRunningShows() throws Exception {
        refused("declared and not brought", hello().inHeader(PROVIDE, "=hello;org", "=\"hello,howdy\";org"));
        refused("brought and not declared", hello().inHeader(PROVIDE, "=hello;org", "=howdy;org"));
        refused(
                "component that waits",
                hello().inFile(
                                COMPONENT,
                                "<implementation",
                                "<reference name='license' interface='java.util.concurrent.Callable'/><implementation"));
        refused(
                "component that fails",
                other("Failing", "public Failing() { throw new IllegalStateException(\"no licence\"); }", ""));
        refused(
                "health that is critical",
                other(
                        "Ailing",
                        "public HealthReport check() { return HealthReport.critical(\"its disk is full; make room\"); }",
                        ", PluginHealth"));
        refused(
                "health that hangs",
                other(
                        "Hanging",
                        "public HealthReport check() throws Exception { Thread.sleep(60_000); return HealthReport.ok(); }",
                        ", PluginHealth"));
        refused("smoke query", hello().inHeader(PROVIDE, "SELECT hello('you')", "SELECT goodbye('you')"));
    }

    /** The example with another component. */
    private PluginVariant other(String name, String member, String types) throws Exception {
        String type = "org.codeanatomy.examples.hello." + name;
        String source =
                """
                package org.codeanatomy.examples.hello;

                import org.codeanatomy.plugin.api.function.*;
                import org.codeanatomy.plugin.api.health.*;

                public class %s implements ScalarFunctions%s {
                    public java.util.List<ScalarFunction> functions() {
                        return new Hello().functions();
                    }
                    %s
                }
                """
                        .formatted(name, types, member);
        return hello().clause("Import-Package", "org.codeanatomy.plugin.api.health;version=\"[1.0,2)\"")
                .compiled(type, source, folder)
                .inFile(COMPONENT, "class=\"" + HELLO, "class=\"" + type);
    }

    @Test
    void update() throws Exception {
        Files.copy(PluginJars.hello(), folder.resolve("hello.jar"));
        PluginJars.withText(PluginJars.hello(), "Hello, ", "Howdy, ", folder.resolve("howdy.jar"));
        hello().header("Bundle-Version", "98.0.0")
                .inHeader(PROVIDE, "SELECT hello('you')", "SELECT goodbye('you')")
                .to(folder.resolve("broken.jar"));
        transcript
                .type("plugin:install hello.jar")
                .type("sql \"SELECT hello('Ada') AS greeting\"")
                .type("plugin:update hello broken.jar")
                .type("sql \"SELECT hello('Ada') AS greeting\"")
                .type("plugin:update hello howdy.jar")
                .type("sql \"SELECT hello('Ada') AS greeting\"")
                .type("plugin:update goodbye howdy.jar")
                .type("plugin:uninstall hello")
                .type("plugin:uninstall hello")
                .isAsIn("update");
    }

    @Test
    void refusedInstall_withWhatFitsInTheRepository() throws Exception {
        hello().header("Bundle-Version", PluginJars.NEWER)
                .inHeader("Import-Package", "[19.0,20)", "[20.0,21)")
                .to(folder.resolve("newer.jar"));
        Path repository = Files.createDirectories(folder.resolve("repository"));
        Path fitting = Files.copy(PluginJars.hello(), repository.resolve("hello.jar"));
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(fitting));
        Files.writeString(
                repository.resolve("index.xml"),
                """
                <repository xmlns="http://www.osgi.org/xmlns/repository/v1.0.0" name="plugins">
                  <resource>
                    <capability namespace="osgi.identity">
                      <attribute name="osgi.identity" value="org.codeanatomy.examples.hello-plugin"/>
                      <attribute name="version" type="Version" value="%s"/>
                    </capability>
                    <capability namespace="osgi.content">
                      <attribute name="osgi.content" value="%s"/>
                      <attribute name="url" value="hello.jar"/>
                    </capability>
                    <capability namespace="org.codeanatomy.plugin">
                      <attribute name="name" value="hello"/>
                      <directive name="effective" value="active"/>
                    </capability>
                    <requirement namespace="osgi.wiring.package">
                      <directive name="filter" value="(&amp;(osgi.wiring.package=org.apache.arrow.vector)(version>=19.0.0))"/>
                    </requirement>
                  </resource>
                </repository>
                """
                        .formatted(PluginJars.version(fitting), HexFormat.of().formatHex(sha256)));
        transcript
                .type("plugin:why hello")
                .type("plugin:install newer.jar")
                .type("plugin:install repository/hello.jar")
                .type("plugin:update hello newer.jar")
                .isAsIn("repository");
    }

    @Test
    void why_inEachState() throws Exception {
        Path hello = Files.copy(PluginJars.hello(), folder.resolve("hello.jar"));
        hello().header("Bundle-Version", "98.0.0")
                .clause("Import-Package", "org.example.nowhere")
                .clause("Import-Package", "org.example.nowhere.else")
                .to(folder.resolve("broken.jar"));
        transcript
                .comment("not installed")
                .type("plugin:why hello")
                .type("plugin:why delte")
                .comment("serves")
                .quietly("plugin:install hello.jar")
                .type("plugin:why hello")
                .comment("serves, and a newer one was refused")
                .quietly("plugin:update hello broken.jar")
                .type("plugin:why hello")
                .comment("suspended")
                .quietly("scr:disable " + HELLO)
                .typeUntil("plugin:why hello", answer -> answer.contains("disabled"))
                .quietly("scr:enable " + HELLO)
                .comment("back again")
                .typeUntil("plugin:why hello", answer -> answer.contains(" serves"))
                .comment("stopped by somebody")
                .quietly("felix:stop org.codeanatomy.examples.hello-plugin")
                .type("plugin:why hello")
                .comment("gone")
                .quietly("plugin:uninstall hello")
                .type("plugin:why hello")
                .comment("installed by somebody, and not started")
                .quietly("felix:install " + hello.toUri())
                .type("plugin:why hello")
                .isAsIn("why");
    }

    @Test
    void plan_whileAQueryRuns() throws Exception {
        Files.copy(PluginJars.hello(), folder.resolve("hello.jar"));
        hello().header("Bundle-Version", PluginJars.NEWER)
                .inHeader(PROVIDE, "=hello;org", "=\"hello,howdy\";org")
                .compiled("org.codeanatomy.examples.hello.Howdy", HOWDY, folder)
                .inFile(COMPONENT, "class=\"" + HELLO, "class=\"org.codeanatomy.examples.hello.Howdy")
                .to(folder.resolve("howdy.jar"));
        Files.writeString(folder.resolve("people.csv"), "name\n" + "Ada\n".repeat(100_000));
        hello().clause("Import-Package", "org.example.nowhere").to(folder.resolve("broken.jar"));
        transcript
                .type("plugin:plan install hello.jar")
                .quietly("plugin:install hello.jar")
                .quietly("sql \"CREATE EXTERNAL TABLE people STORED AS csv LOCATION '" + folder.resolve("people.csv")
                        + "'\"")
                .comment("A query runs, and will for long")
                .quietly("sql \"SELECT count(*) AS pairs FROM people a, people b WHERE hello(a.name) < b.name\" &")
                .typeUntil("plugin:plan update hello howdy.jar", answer -> answer.contains("query:"))
                .type("plugin:plan --trial update hello howdy.jar")
                .type("plugin:plan update hello broken.jar")
                .type("plugin:plan uninstall hello")
                .comment("Nothing of that was done")
                .type("plugin:why hello")
                .comment("It is uninstalled while the query runs")
                .quietly("plugin:uninstall hello &")
                .typeUntil("plugin:why hello", answer -> answer.contains("draining"))
                .isAsIn("plan");
    }
}
