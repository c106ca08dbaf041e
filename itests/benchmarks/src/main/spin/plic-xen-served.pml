/*
 * The same interrupts with a process for each source, for each CPU and for the guest, since SPIN's
 * weak fairness is by process; without monitors, as org.irqlab.engine.model.PlicXen.unmonitored.
 * Served: a line that is high falls, if a CPU that can claim its source again and again does so
 * again and again, and the guest likewise. N sources, C host CPUs (1 or 2). SPIN is fair to the
 * devices' assertions, too, which leaves it fewer runs.
 */
bit line[N];
bit gate[N];
bit pend[N];
bit vpend[N];
byte cpc[C];  /* 0 idle, 1 claimed, 2 acknowledged */
byte csrc[C]; /* the source in hand, and 1 */
byte gpc;     /* 0 idle, 1 in its handler, 2 device served */
byte gsrc;

#if C == 1
#define BYCPU(i)   (csrc[0] == (i) + 1)
#define CPUIDLE    (cpc[0] == 0)
#else
#define BYCPU(i)   (csrc[0] == (i) + 1 || csrc[1] == (i) + 1)
#define CPUIDLE    (cpc[0] == 0 || cpc[1] == 0)
#endif

active [N] proctype source() {
  do
  :: d_step { !line[_pid] -> line[_pid] = 1 }
  :: d_step { line[_pid] && !gate[_pid] && !pend[_pid] -> pend[_pid] = 1 }
  od
}

#define ME       (_pid - N)
#define CLAIM(i) :: d_step { cpc[ME] == 0 && pend[i] -> \
                     pend[i] = 0; gate[i] = 1; cpc[ME] = 1; csrc[ME] = (i) + 1 }
#define TAKE(i)  :: d_step { gpc == 0 && vpend[i] -> vpend[i] = 0; gpc = 1; gsrc = (i) + 1 }

active [C] proctype cpu() {
  do
  CLAIM(0)
#if N > 1
  CLAIM(1)
#endif
#if N > 2
  CLAIM(2)
#endif
#if N > 3
  CLAIM(3)
#endif
#if N > 4
  CLAIM(4)
#endif
  :: d_step { cpc[ME] == 1 -> cpc[ME] = 2 }
  :: d_step { cpc[ME] == 2 -> vpend[csrc[ME] - 1] = 1; cpc[ME] = 0; csrc[ME] = 0 }
  od
}

active proctype guest() {
  do
  TAKE(0)
#if N > 1
  TAKE(1)
#endif
#if N > 2
  TAKE(2)
#endif
#if N > 3
  TAKE(3)
#endif
#if N > 4
  TAKE(4)
#endif
  :: d_step { gpc == 1 -> line[gsrc - 1] = 0; gpc = 2 }
  :: d_step { gpc == 2 ->
       if
       :: gate[gsrc - 1] -> gate[gsrc - 1] = 0;
            if
            :: line[gsrc - 1] -> pend[gsrc - 1] = 1
            :: else -> skip
            fi
       :: else -> skip
       fi;
       gpc = 0; gsrc = 0 }
  od
}

ltl served {
  (([] <> (pend[0] && CPUIDLE) -> [] <> BYCPU(0)) &&
   ([] <> (vpend[0] && gpc == 0) -> [] <> (gsrc == 1))) ->
  [] (line[0] -> <> !line[0])
}
