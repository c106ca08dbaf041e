package org.irqlab.topology.devicetree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of controllers: which binding document explains the specifiers of which {@code
 * compatible}. A controller that is not in it keeps its raw cells, and its sources and triggers
 * stay unknown.
 */
final class Bindings {

  private static final String IC = "bindings/interrupt-controller/";

  private static final List<Binding> TABLE =
      List.of(
          new Binding(
              IC + "sifive,plic-1.0.0.yaml",
              Set.of(1),
              RiscvSpecifiers::plic,
              Set.of("sifive,plic-1.0.0", "riscv,plic0", "ultrarisc,cp100-plic")),
          new Binding(
              IC + "sifive,plic-1.0.0.yaml",
              Set.of(2),
              TwoCells::irqType,
              Set.of("thead,c900-plic", "andestech,nceplic100")),
          new Binding(IC + "riscv,aplic.yaml", Set.of(2), TwoCells::irqType, Set.of("riscv,aplic")),
          new Binding(
              IC + "riscv,imsics.yaml", Set.of(0), RiscvSpecifiers::none, Set.of("riscv,imsics")),
          new Binding(
              IC + "riscv,cpu-intc.yaml",
              Set.of(1),
              RiscvSpecifiers::cause,
              Set.of("riscv,cpu-intc")),
          new Binding(
              IC + "arm,gic.yaml",
              Set.of(3),
              GicSpecifiers::gicv2,
              Set.of(
                  "arm,arm11mp-gic",
                  "arm,cortex-a15-gic",
                  "arm,cortex-a5-gic",
                  "arm,cortex-a7-gic",
                  "arm,cortex-a9-gic",
                  "arm,eb11mp-gic",
                  "arm,gic-400",
                  "arm,pl390",
                  "arm,tc11mp-gic",
                  "qcom,msm-8660-qgic",
                  "qcom,msm-qgic2")),
          new Binding(
              IC + "arm,gic-v3.yaml", Set.of(3, 4), GicSpecifiers::gicv3, Set.of("arm,gic-v3")),
          new Binding(
              "bindings/powerpc/fsl/mpic.txt",
              Set.of(2, 4),
              OpenPicSpecifiers::openPic,
              Set.of("fsl,mpic")),
          new Binding(
              IC + "chrp,open-pic.yaml",
              Set.of(2, 4),
              OpenPicSpecifiers::openPic,
              Set.of("chrp,open-pic")),
          new Binding(
              "Linux arch/powerpc/sysdev/i8259.c: i8259_host_xlate",
              Set.of(2),
              OpenPicSpecifiers::i8259,
              Set.of("chrp,iic", "intel,i8259", "pnpPNP,000")),
          new Binding(
              "Linux arch/powerpc/sysdev/xics/xics-common.c: xics_host_xlate",
              Set.of(1, 2),
              OpenPicSpecifiers::power,
              Set.of("IBM,ppc-xicp", "IBM,power8-icp", "IBM,vdevice", "ibm,ppc-xics")),
          new Binding(
              "Linux arch/powerpc/sysdev/xive/common.c: xive_irq_domain_xlate",
              Set.of(1, 2),
              OpenPicSpecifiers::power,
              Set.of("ibm,power-ivpe", "ibm,opal-xive-pe", "ibm,opal-xive-vc")),
          new Binding(
              "Linux arch/powerpc/platforms/4xx/uic.c: uic_host_ops",
              Set.of(2),
              TwoCells::irqType,
              Set.of("ibm,uic")),
          new Binding(
              IC + "loongson,liointc.yaml",
              Set.of(2),
              TwoCells::irqType,
              Set.of("loongson,liointc-1.0", "loongson,liointc-1.0a", "loongson,liointc-2.0")),
          new Binding(
              IC + "loongson,pch-pic.yaml",
              Set.of(2),
              TwoCells::irqType,
              Set.of("loongson,pch-pic-1.0")),
          new Binding(
              IC + "loongson,eiointc.yaml",
              Set.of(1),
              TwoCells::numberOnly,
              Set.of("loongson,ls2k0500-eiointc", "loongson,ls2k2000-eiointc")),
          new Binding(
              "bindings/gpio/sifive,gpio.yaml",
              Set.of(2),
              TwoCells::irqType,
              Set.of("sifive,gpio0")),
          new Binding(
              "bindings/gpio/pl061-gpio.yaml", Set.of(2), TwoCells::irqType, Set.of("arm,pl061")));

  /** GPIO controllers that the table does not name but that use the customary two cells. */
  private static final Binding GPIO =
      new Binding(
          IC + "interrupts.txt, section 2 b) \"two cells\"",
          Set.of(2),
          TwoCells::irqType,
          Set.of());

  /**
   * Node of a POWER partition that numbers its events like the rest of the platform, without
   * compatible.
   */
  private static final Binding EVENT_SOURCES =
      new Binding(
          "LoPAPR, section \"RTAS Event Sources\" (event-sources)",
          Set.of(1, 2),
          OpenPicSpecifiers::power,
          Set.of());

  private static final Map<String, List<Binding>> BY_COMPATIBLE = byCompatible();

  private Bindings() {}

  private static Map<String, List<Binding>> byCompatible() {
    Map<String, List<Binding>> found = new HashMap<>();
    for (Binding binding : TABLE) {
      for (String name : binding.compatible()) {
        found.merge(
            name, List.of(binding), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      }
    }
    return found;
  }

  /**
   * The binding of a controller, by its most specific name that has one for its number of cells.
   */
  static Optional<Binding> of(Node controller, int cells) {
    for (String name : controller.compatible()) {
      for (Binding binding : BY_COMPATIBLE.getOrDefault(name, List.of())) {
        if (binding.cells().contains(cells)) {
          return Optional.of(binding);
        }
      }
    }
    if (controller.has("gpio-controller") && GPIO.cells().contains(cells)) {
      return Optional.of(GPIO);
    }
    boolean events =
        controller.name().equals("event-sources") && controller.has("interrupt-ranges");
    return events && EVENT_SOURCES.cells().contains(cells)
        ? Optional.of(EVENT_SOURCES)
        : Optional.empty();
  }
}
