package org.irqlab.itests.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.irqlab.api.command.BadInput;
import org.irqlab.api.lab.Catalogue;
import org.irqlab.api.lab.Linkage;
import org.irqlab.api.lab.PathReader;
import org.irqlab.api.part.LinkException;
import org.irqlab.api.topology.TopologySource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.context.BundleContextExtension;
import org.osgi.test.junit5.service.ServiceExtension;

/**
 * Each bundle that has parts, taken out alone: the shipped paths that are linked from one of its
 * parts are refused, all others are linked as before, and when it is back all are.
 */
@ExtendWith({BundleContextExtension.class, ServiceExtension.class})
final class UnpluggingCases {
  private static final int BAD_INPUT = 2;
  private static final String TOPOLOGY = TopologySource.class.getSimpleName();

  @InjectBundleContext BundleContext context;
  @InjectService PathReader reader;
  @InjectService Linkage linkage;
  @InjectService Catalogue catalogue;

  @TestFactory
  Stream<DynamicTest> shouldRefuseOnlyThePathsThatNeedWhatIsUnplugged() throws IOException {
    Map<Path, List<Catalogue.Entry>> whole = parts();
    List<String> bundles =
        catalogue.parts().stream().map(Catalogue.Entry::bundle).distinct().sorted().toList();

    assertTrue(bundles.size() > 20, () -> "few bundles have parts: " + bundles);
    return bundles.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> takeOutAndIn(name, whole)));
  }

  private void takeOutAndIn(String name, Map<Path, List<Catalogue.Entry>> whole) throws Exception {
    String location = bundle(name).orElseThrow().getLocation();
    bundle(name).orElseThrow().uninstall();
    List<Path> refused;
    try {
      assertTrue(bundle(name).isEmpty());
      refused = refused(name, whole);
      if (!refused.isEmpty()) {
        assertRefusedByTheCommand(refused.get(0));
      }
    } finally {
      context.installBundle(location).start();
    }
    for (Path path : refused) {
      assertEquals(whole.get(path), linked(path));
    }
  }

  /** Tries every path but those made of the same parts as one before; gives those refused. */
  private List<Path> refused(String bundle, Map<Path, List<Catalogue.Entry>> whole) {
    List<Path> refused = new ArrayList<>();
    Set<List<Catalogue.Entry>> tried = new HashSet<>();
    for (Map.Entry<Path, List<Catalogue.Entry>> path : whole.entrySet()) {
      if (!tried.add(path.getValue())) {
        continue;
      }
      List<Catalogue.Entry> missing =
          path.getValue().stream().filter(part -> part.bundle().equals(bundle)).toList();
      if (missing.isEmpty()) {
        List<Catalogue.Entry> parts = linked(path.getKey());
        assertEquals(path.getValue(), parts, () -> path.getKey() + " without " + bundle);
      } else {
        assertNames(missing, assertThrows(RuntimeException.class, () -> linked(path.getKey())));
        refused.add(path.getKey());
      }
    }
    return refused;
  }

  /** By its name, or by what it is compatible with if nobody has named it. */
  private static void assertNames(List<Catalogue.Entry> missing, RuntimeException refusal) {
    String said = refusal.getMessage();
    assertTrue(refusal instanceof BadInput || refusal instanceof LinkException, said);
    assertEquals(1, said.lines().count(), said);
    Stream<String> words =
        missing.stream()
            .flatMap(
                part ->
                    part.seam().equals(TOPOLOGY)
                        ? Stream.of("no description of a machine that a plugged feature can read")
                        : Stream.concat(Stream.of(part.name()), part.compatible().stream()));
    assertTrue(words.anyMatch(said::contains), () -> said + " does not name any of " + missing);
  }

  private void assertRefusedByTheCommand(Path path) throws Exception {
    PrintStream err = System.err;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    int status;
    try (PrintStream listening = new PrintStream(heard, true, StandardCharsets.UTF_8)) {
      System.setErr(listening);
      status = Runner.enter(context, "batch", "check", path.toString());
    } finally {
      System.setErr(err);
    }
    String said = heard.toString(StandardCharsets.UTF_8);
    assertEquals(BAD_INPUT, status, said);
    assertEquals(1, said.lines().count(), said);
  }

  private Map<Path, List<Catalogue.Entry>> parts() throws IOException {
    Path shipped = Path.of(context.getProperty("irqlab.features")).resolveSibling("paths");
    try (Stream<Path> files = Files.walk(shipped)) {
      return files
          .filter(file -> file.toString().endsWith(".path.yaml"))
          .collect(Collectors.toMap(file -> file, this::linked, (one, other) -> one, TreeMap::new));
    }
  }

  /** The parts that a path is linked from, and who reads the description it names. */
  private List<Catalogue.Entry> linked(Path file) {
    org.irqlab.api.path.Path path = reader.read(file, Map.of());
    List<Catalogue.Entry> parts = new ArrayList<>(linkage.parts(path));
    if (path.lines().stream().anyMatch(line -> line.device().node().isPresent())) {
      catalogue.parts().stream().filter(part -> part.seam().equals(TOPOLOGY)).forEach(parts::add);
    }
    return parts;
  }

  private Optional<Bundle> bundle(String name) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .findFirst();
  }
}
