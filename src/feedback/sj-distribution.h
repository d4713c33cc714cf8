#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The standard normal deviate of a two-sided 95 % interval. */
#define SJ_Z95 1.959963984540054

double sj_normal_two_sided  (double z);
double sj_student_upper     (double t,
                             double df);
double sj_student_two_sided (double t,
                             double df);
double sj_student_deviate   (double df);

G_END_DECLS
