package org.irqlab.controller.i8259;

import java.util.List;
import java.util.Optional;
import org.irqlab.api.part.Bench;
import org.irqlab.api.part.ControllerModel;
import org.irqlab.api.part.Link;
import org.irqlab.api.part.Recording;
import org.irqlab.api.part.Register;
import org.irqlab.api.part.Register.Space;

/** The pair of QEMU's q35 machine (hw/intc/i8259.c), at a PC's ports. */
final class RecordedMachine implements Bench {
  private static final List<Long> PORTS = List.of(0x20L, 0x21L, 0xa0L, 0xa1L, 0x4d0L, 0x4d1L);
  private static final List<String> DEVICES = List.of("pic0", "pic1");
  private static final String PIN = ".int";

  private final PicPair model;

  RecordedMachine(Link link, Recording recording) {
    model = PicPair.recorded(link, recording.quirks().contains(I8259.EDGE_LATCHED));
  }

  @Override
  public ControllerModel model() {
    return model;
  }

  @Override
  public Optional<Register> register(Space space, long address, int width) {
    boolean there = space == Space.PORT && width == 1 && PORTS.contains(address);
    return there ? Optional.of(new Register(space, address, width)) : Optional.empty();
  }

  @Override
  public Optional<Integer> input(String device, int line) {
    int which = DEVICES.indexOf(device);
    boolean there = which >= 0 && line >= 0 && line < PicPair.INPUTS;
    return there ? Optional.of(which * PicPair.INPUTS + line) : Optional.empty();
  }

  @Override
  public Optional<Integer> pin(String name) {
    int which = DEVICES.indexOf(name.replace(PIN, ""));
    return which >= 0 && name.endsWith(PIN) ? Optional.of(which) : Optional.empty();
  }
}
