package org.irqlab.topology.devicetree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The trees of real machines among the test resources. */
final class MachineBlobs {

  private MachineBlobs() {}

  static Stream<String> names() {
    return Stream.of(
        "aarch64-virt-gicv2",
        "aarch64-virt-gicv3-its",
        "aarch64-virt-gicv3-secure",
        "aarch64-virt-gicv3-smmu",
        "aarch64-xlnx-versal-virt",
        "loongarch64-virt",
        "ppc64-powernv10",
        "ppc64-powernv8",
        "ppc64-powernv9",
        "ppc64-ppce500",
        "ppc64-pseries-xics",
        "ppc64-pseries-xive",
        "riscv64-sifive_u",
        "riscv64-spike",
        "riscv64-virt-aplic-imsic",
        "riscv64-virt-aplic",
        "riscv64-virt-plic-aclint",
        "riscv64-virt-plic-numa",
        "riscv64-virt-plic");
  }

  static byte[] blob(String name) {
    return resource(name + ".dtb");
  }

  static List<String> expected(String name) {
    return new String(resource(name + ".expected"), StandardCharsets.US_ASCII).lines().toList();
  }

  private static byte[] resource(String name) {
    try (InputStream in = MachineBlobs.class.getResourceAsStream("/dtb/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
