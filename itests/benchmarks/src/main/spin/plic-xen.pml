/*
 * Level interrupts of a PLIC that Xen forwards to one guest, which completes them: the twin of
 * org.irqlab.engine.model.PlicXen, state for state. N sources (at most 15), C host CPUs (1 or 2).
 * The flags of all sources are kept as bit sets, the closest packing SPIN has: it is faster and
 * smaller than arrays. Every step is one d_step of a loop that is the whole process.
 */
#if N > 8
#define set short
#else
#define set byte
#endif
#define B(i)     (1 << (i))
#define ON(s, i) (s & B(i))
#define UP(s, i) s = s | B(i)
#define DN(s, i) s = s & ~B(i)

set line, gate, pend, vpend, owed;
byte cpc[C];  /* 0 idle, 1 claimed, 2 acknowledged */
byte csrc[C]; /* the source in hand, and 1 */
byte gpc;     /* 0 idle, 1 in its handler, 2 device served */
byte gsrc;

#if C == 1
#define BYCPU(i) (csrc[0] == (i) + 1)
#else
#define BYCPU(i) (csrc[0] == (i) + 1 || csrc[1] == (i) + 1)
#endif
#define STUCK(i) (ON(line, i) && ON(gate, i) && !ON(pend, i) && !ON(vpend, i) && \
                  !BYCPU(i) && gsrc != (i) + 1)

#define CLAIM(c, i) \
  :: d_step { cpc[c] == 0 && ON(pend, i) -> assert(!ON(owed, i)); \
       UP(owed, i); DN(pend, i); UP(gate, i); cpc[c] = 1; csrc[c] = (i) + 1 }

#define CPU(c) \
  :: d_step { cpc[c] == 1 -> cpc[c] = 2 } \
  :: d_step { cpc[c] == 2 -> UP(vpend, csrc[c] - 1); cpc[c] = 0; csrc[c] = 0 }

#if C == 1
#define CLAIMS(i) CLAIM(0, i)
#else
#define CLAIMS(i) CLAIM(0, i) CLAIM(1, i)
#endif

#define SOURCE(i) \
  :: d_step { !ON(line, i) -> UP(line, i) } \
  :: d_step { ON(line, i) && !ON(gate, i) && !ON(pend, i) -> UP(pend, i) } \
  CLAIMS(i) \
  :: d_step { gpc == 0 && ON(vpend, i) -> DN(vpend, i); gpc = 1; gsrc = (i) + 1 } \
  :: d_step { STUCK(i) -> assert(false) }

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
#if N > 8
  SOURCE(8)
#endif
#if N > 9
  SOURCE(9)
#endif
  CPU(0)
#if C > 1
  CPU(1)
#endif
  :: d_step { gpc == 1 -> DN(line, gsrc - 1); DN(owed, gsrc - 1); gpc = 2 }
  :: d_step { gpc == 2 ->
       if
       :: ON(gate, gsrc - 1) ->
            DN(gate, gsrc - 1);
            if
            :: ON(line, gsrc - 1) -> UP(pend, gsrc - 1)
            :: else -> skip
            fi
       :: else -> skip
       fi;
       gpc = 0; gsrc = 0 }
  od
}
