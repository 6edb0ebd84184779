package org.codeanatomy.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.codeanatomy.plugin.host.fixture.NamedFunction;
import org.codeanatomy.plugin.host.runtime.PluginBuilder;
import org.codeanatomy.plugin.host.runtime.TestRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be told of a jar before any of its code runs. */
class DoctorTest {

    private static final String HELLO = "org.codeanatomy.plugin.host.fixture.hello.Hello";
    private static final String HELLO_FILE = HELLO.replace('.', '/') + ".class";
    private static final String SLOT = "org.codeanatomy.plugin.api.function.ScalarFunctions";
    private static final int JAVA = Runtime.version().feature();

    @TempDir
    private static Path folder;

    /** One for all: a jar that is refused leaves nothing behind. */
    private static TestRuntime runtime;

    @BeforeAll
    static void start() throws Exception {
        runtime = TestRuntime.started(folder, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        runtime.close();
    }

    private static void admitted(PluginBuilder plugin) throws PluginRefusedException {
        assertThat(runtime.host().install(plugin.to(folder)).after()).isPresent();
        runtime.host().uninstall("hello");
    }

    private static List<String> refusal(PluginBuilder plugin) {
        PluginRefusedException[] refused = new PluginRefusedException[1];
        assertThatExceptionOfType(PluginRefusedException.class)
                .isThrownBy(() -> runtime.host().install(plugin.to(folder)))
                .satisfies(thrown -> refused[0] = thrown);
        assertThat(runtime.context().getBundles())
                .as("nothing is left behind")
                .noneMatch(bundle -> bundle.getSymbolicName().startsWith("org.example"));
        return refused[0].reasons();
    }

    private static byte[] classFile(int java) throws IOException {
        try (InputStream file = NamedFunction.class.getResourceAsStream("/" + HELLO_FILE)) {
            byte[] bytes = file.readAllBytes();
            bytes[7] = (byte) (java + 44);
            return bytes;
        }
    }

    private static byte[] jarOf(String... paths) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (String path : paths) {
                jar.putNextEntry(new JarEntry(path));
                jar.write(classFile(17));
            }
        }
        return bytes.toByteArray();
    }

    private static PluginBuilder withComponent(String xml) {
        return PluginBuilder.of("hello")
                .resource("OSGI-INF/own.xml", xml.getBytes(StandardCharsets.UTF_8))
                .manifest("Service-Component", "OSGI-INF/own.xml");
    }

    private static String component(String attributes, String implementation, String service) {
        return "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.3.0' name='own' " + attributes
                + "><implementation class='" + implementation + "'/><service><provide interface='" + service
                + "'/></service></scr:component>";
    }

    @Test
    void packageOfTheContractInTheJar_isRefusedWithWhoHasIt() throws Exception {
        assertThat(refusal(PluginBuilder.of("hello").resource("org/apache/arrow/memory/Own.class", classFile(17))))
                .containsExactly("carries package org.apache.arrow.memory, which the platform has at 19.0.0 (from the"
                        + " platform): its classes would be strangers to those of the platform; leave the package out"
                        + " of the jar and import it");
    }

    @Test
    void packageOfTheContractInAJarInTheJar_isRefused() throws Exception {
        assertThat(refusal(PluginBuilder.of("hello")
                        .resource("lib/api.jar", jarOf("org/codeanatomy/plugin/api/hash/Own.class"))
                        .manifest("Bundle-ClassPath", ".,lib/api.jar")))
                .singleElement()
                .asString()
                .startsWith("carries package org.codeanatomy.plugin.api.hash, which the platform has at 1.0.0 (from ");
    }

    @Test
    void packageThatIsImportedAndCarried_isRefused() throws Exception {
        assertThat(refusal(PluginBuilder.of("hello")
                        .header("Import-Package", "javax.net, *")
                        .resource("javax/net/Own.class", classFile(17))))
                .containsExactly("imports javax.net and carries classes of the same name, which would never be seen:"
                        + " either import a package or put it into the jar");
    }

    @Test
    void libraryThatThePlatformHasToo_isThePluginsOwnBusiness() throws Exception {
        admitted(PluginBuilder.of("hello").resource("javax/net/Own.class", classFile(17)));
    }

    @Test
    void classThatIsThereTwice_isRefusedWithBothPlaces() throws Exception {
        assertThat(refusal(PluginBuilder.of("hello")
                        .resource("lib/copy.jar", jarOf(HELLO_FILE, "org/example/Other.class"))
                        .manifest("Bundle-ClassPath", ".,lib/copy.jar")))
                .containsExactly("has " + HELLO + " more than once, in the jar itself and lib/copy.jar: which one is"
                        + " used depends on their order; leave one");
    }

    @Test
    void classesForANewerJava_areRefusedWithBothNumbers() throws Exception {
        assertThat(refusal(PluginBuilder.of("hello").resource("org/example/Later.class", classFile(JAVA + 1))))
                .containsExactly("has classes for Java " + (JAVA + 1) + " (org.example.Later); this runtime is Java "
                        + JAVA + ": start the runtime with that Java, or build them with --release " + JAVA);
    }

    @Test
    void classesForANewerJavaInAMultiReleaseJar_areNotLookedAt() throws Exception {
        admitted(PluginBuilder.of("hello")
                .resource("META-INF/versions/99/org/example/Later.class", classFile(JAVA + 1)));
    }

    @Test
    void classPathEntryThatIsNotThere_isRefused() {
        assertThat(refusal(PluginBuilder.of("hello").manifest("Bundle-ClassPath", ".,lib/gone.jar")))
                .containsExactly("its class path names lib/gone.jar, which its jar does not have: put it in, or take it"
                        + " out of Bundle-ClassPath");
    }

    @Test
    void declaredSlotWithoutComponent_isRefusedBeforeAnythingRuns() {
        assertThat(refusal(PluginBuilder.of("hello").header("-dsannotations", "")))
                .containsExactly("declares slot scalar-function and has no component that provides ScalarFunctions:"
                        + " put @Component on the class that has the slot's annotation");
    }

    @Test
    void componentWhoseClassIsMissing_isRefused() {
        assertThat(refusal(withComponent(component("", "org.example.Gone", SLOT))))
                .containsExactly("component own is implemented by org.example.Gone, which its jar does not have:"
                        + " put its package into the jar");
    }

    @Test
    void componentThatRequiresAConfiguration_isRefused() {
        assertThat(refusal(withComponent(component("configuration-policy='require'", HELLO, SLOT))))
                .containsExactly("component own requires a configuration, which plugins do not get: make it optional");
    }

    @Test
    void componentOfAnUndeclaredSlot_isRefused() {
        assertThat(refusal(withComponent(component("", HELLO, "org.codeanatomy.plugin.api.procedure.Procedures"))))
                .contains("fills slot procedure without declaring it: put the slot's annotation on the component");
    }

    @Test
    void componentDescriptionThatIsMissingOrBroken_isRefused() {
        assertThat(refusal(PluginBuilder.of("hello").manifest("Service-Component", "OSGI-INF/gone.xml")))
                .contains("its Service-Component names OSGI-INF/gone.xml, which its jar does not have:"
                        + " build it with bnd, which writes both");
        assertThat(refusal(withComponent("<component")))
                .anyMatch(reason -> reason.startsWith("its component description OSGI-INF/own.xml cannot be read ("));
    }

    @Test
    void componentDescriptionWithEntities_isNotFollowed() throws Exception {
        String bomb =
                "<!DOCTYPE c [<!ENTITY e SYSTEM '" + folder.toUri() + "secret.txt'>]>" + component("", "&e;", SLOT);

        assertThat(refusal(withComponent(bomb)))
                .anyMatch(reason -> reason.startsWith("its component description OSGI-INF/own.xml cannot be read ("));
    }

    @Test
    void capabilityThatOthersCouldBeWiredTo_isRefused() {
        assertThat(refusal(PluginBuilder.of("hello").header("Provide-Capability", "org.example.thing")))
                .containsExactly("offers capability org.example.thing to whoever requires it, which would keep its old"
                        + " class loader alive; remove it");
    }

    @Test
    void severalPluginsInOneBundle_areRefused() {
        assertThat(refusal(PluginBuilder.of("hello")
                        .header("Provide-Capability", "org.codeanatomy.plugin;name=second;effective:=active")))
                .anyMatch(reason -> reason.startsWith("says that it is several plugins, "));
    }

    @Test
    void slotThatIsDeclaredAndNotRequired_isRefused() {
        assertThat(refusal(PluginBuilder.of("hello")
                        .manifest("Require-Capability", "osgi.ee;filter:=\"(osgi.ee=JavaSE)\"")))
                .containsExactly("declares slot scalar-function without requiring it, so that nobody can compare its"
                        + " version: use the slot's annotation, which writes both");
    }

    @Test
    void nameThatIsDeclaredTwice_isRefused() {
        assertThat(refusal(PluginBuilder.of("hello")
                        .header(
                                "Provide-Capability",
                                "org.codeanatomy.slot.filled;org.codeanatomy.slot.filled=scalar-function;"
                                        + "names=HELLO;effective:=active")))
                .contains("declares scalar-function HELLO, hello, which are the same name: case is not looked at;"
                        + " leave one");
    }

    @Test
    void pluginThatIsOlderThanTheRuntime_isToldSo() {
        assertThat(refusal(PluginBuilder.of("hello")
                        .header("Import-Package", "org.codeanatomy.plugin.api.hash;version=\"[0.1,0.2)\", *")))
                .containsExactly("needs package org.codeanatomy.plugin.api.hash [0.1.0,0.2.0); this runtime has 1.0.0"
                        + " (from the platform): the plugin is older, so build it against that version");
    }
}
