/*
 * INTx of a device that cannot mask it, forwarded through VFIO and disabled at the controller at
 * once ("unlazy"), on a controller that presents once and remembers that the line fell: the twin of
 * org.irqlab.engine.model.DisintxLazy with LATCH, unlazy, a CPU for the guest, and at most 2 takes
 * without progress, state for state. N sources (at most 8), C host CPUs (1 or 2). The flags of all
 * sources are kept as bit sets. Every step is one d_step of a loop that is the whole process.
 */
#define B(i)     (1 << (i))
#define ON(s, i) (s & B(i))
#define UP(s, i) s = s | B(i)
#define DN(s, i) s = s & ~B(i)
#define IDLE 0
#define RAISED 1
#define IN_SERVICE 2
#define STUCK 3

byte line, fell, cmask, depth, ipend, vmasked, vline;
byte ctl[N];
byte cnt[N];
byte cpc[C];  /* 0 idle, 1 taken, 2 handler, 3 eventfd, 4 end of flow */
byte csrc[C]; /* the source in hand, and 1 */
byte gpc;     /* 0 idle, 1 in its handler, 2 device served, 3 ended */
byte gsrc;

#if C == 1
#define BYCPU(i) (csrc[0] == (i) + 1)
#else
#define BYCPU(i) (csrc[0] == (i) + 1 || csrc[1] == (i) + 1)
#endif
#define STALLED(i) (ON(line, i) && ctl[i] != RAISED && !(ctl[i] == IDLE && !ON(cmask, i)) && \
                    !BYCPU(i) && !ON(vline, i) && gsrc != (i) + 1)
#define G (gsrc - 1)

inline eoi(i) {
  if
  :: ON(line, i) && !ON(fell, i) -> ctl[i] = STUCK
  :: else -> ctl[i] = IDLE
  fi;
  DN(fell, i)
}

#define TAKE(k, i) \
  :: d_step { cpc[k] == 0 && ctl[i] == RAISED -> assert(cnt[i] < 2); \
       cnt[i] = cnt[i] + 1; ctl[i] = IN_SERVICE; cpc[k] = 1; csrc[k] = (i) + 1 }

#define CPU(k) \
  :: d_step { cpc[k] == 1 -> \
       if \
       :: ON(depth, csrc[k] - 1) -> \
            UP(ipend, csrc[k] - 1); UP(cmask, csrc[k] - 1); eoi(csrc[k] - 1); \
            cpc[k] = 0; csrc[k] = 0 \
       :: else -> DN(ipend, csrc[k] - 1); cpc[k] = 2 \
       fi } \
  :: d_step { cpc[k] == 2 -> \
       assert(!ON(depth, csrc[k] - 1) && !ON(vmasked, csrc[k] - 1)); \
       UP(depth, csrc[k] - 1); UP(vmasked, csrc[k] - 1); UP(cmask, csrc[k] - 1); cpc[k] = 3 } \
  :: d_step { cpc[k] == 3 -> UP(vline, csrc[k] - 1); cpc[k] = 4 } \
  :: d_step { cpc[k] == 4 -> eoi(csrc[k] - 1); cpc[k] = 0; csrc[k] = 0 }

#if C == 1
#define TAKES(i) TAKE(0, i)
#else
#define TAKES(i) TAKE(0, i) TAKE(1, i)
#endif

#define SOURCE(i) \
  :: d_step { !ON(line, i) -> UP(line, i) } \
  :: d_step { ON(line, i) && ctl[i] == IDLE && !ON(cmask, i) -> ctl[i] = RAISED } \
  TAKES(i) \
  :: d_step { gpc == 0 && ON(vline, i) -> gpc = 1; gsrc = (i) + 1 } \
  :: d_step { STALLED(i) -> assert(false) }

active proctype all() {
  do
  SOURCE(0)
#if N > 1
  SOURCE(1)
#endif
#if N > 2
  SOURCE(2)
#endif
#if N > 3
  SOURCE(3)
#endif
#if N > 4
  SOURCE(4)
#endif
#if N > 5
  SOURCE(5)
#endif
#if N > 6
  SOURCE(6)
#endif
#if N > 7
  SOURCE(7)
#endif
  CPU(0)
#if C > 1
  CPU(1)
#endif
  :: d_step { gpc == 1 ->
       if
       :: ON(line, G) && (ctl[G] == RAISED || ctl[G] == IN_SERVICE) -> UP(fell, G)
       :: else -> skip
       fi;
       DN(line, G); cnt[G] = 0; gpc = 2 }
  :: d_step { gpc == 2 -> DN(vline, G); gpc = 3 }
  :: d_step { gpc == 3 ->
       if
       :: ON(vmasked, G) ->
            assert(ON(depth, G));
            DN(vmasked, G); DN(depth, G); DN(ipend, G);
            if
            :: ON(cmask, G) ->
                 DN(cmask, G);
                 if
                 :: ctl[G] == STUCK -> ctl[G] = IDLE
                 :: else -> skip
                 fi
            :: else -> skip
            fi
       :: else -> skip
       fi;
       cnt[G] = 0; gpc = 0; gsrc = 0 }
  od
}
