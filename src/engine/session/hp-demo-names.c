/* hp-demo-names.c: names, jobs and places for people who do not exist.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Hòm Phiếu authors
 */
#include "config.h"

#include "engine/session/hp-demo-private.h"

#include "engine/core/hp-text.h"

typedef struct
{
  const char *ethnicity;
  int share; /* of a hundred */
  const char *const *families;
} People;

/* The first ones of each list are the more frequent. */
static const char *const kinh[] = { "Nguyễn", "Trần", "Lê",  "Phạm", "Hoàng", "Vũ",
                                    "Đặng",   "Bùi",  "Đỗ",  "Ngô",  "Dương", "Phan",
                                    "Hồ",     "Đinh", "Mai", NULL };
static const char *const tay[] = { "Hoàng", "Nông",  "Lý",    "Hà",  "Vi",    "Đinh", "Ma",
                                   "Bế",    "Triệu", "Lương", "Đàm", "Phùng", "Mã",   NULL };
static const char *const nung[] = { "Nông", "Hoàng", "Vi",   "Lương", "Lâm",  "Chu", "Hứa",
                                    "Lộc",  "Mông",  "Lăng", "Đàm",   "Linh", "Lô",  NULL };
static const char *const dao[] = { "Triệu", "Bàn", "Đặng", "Phùng", "Lý", "Dương", NULL };
static const char *const hoa[] = { "Lâm", "Trương", "Lưu", "Từ", "Trần", "Voòng", NULL };

static const People peoples[] = {
  { "Kinh", 34, kinh }, { "Tày", 30, tay }, { "Nùng", 31, nung },
  { "Dao", 3, dao },    { "Hoa", 2, hoa },
};

static const char *const male_middles[] = {
  "Văn",   "Văn", "Văn",  "Đức",  "Quốc", "Minh", "Công", "Đình",  "Xuân", "Hữu", "Thanh", "Ngọc",
  "Quang", "Thế", "Tiến", "Viết", "Mạnh", "Anh",  "Duy",  "Trung", "Hải",  "Bá",  "Gia",   "Khắc",
};
static const char *const female_middles[] = {
  "Thị",      "Thị",       "Thị",       "Thị",        "Thị Thu", "Thị Hồng", "Thị Bích", "Thị Kim",
  "Thị Minh", "Thị Thanh", "Thị Ngọc",  "Thị Phương", "Ngọc",    "Thu",      "Thanh",    "Kim",
  "Diệu",     "Bích",      "Thị Quỳnh", "Thị Lan",    "Thùy",    "Mai",      "Hồng",     "Thị Mỹ",
};
static const char *const male_givens[] = {
  "Anh",   "Bách",  "Bảo",   "Bình",  "Chiến",  "Chính",  "Chung", "Cường", "Đại",   "Đạt",
  "Điệp",  "Đông",  "Dũng",  "Dương", "Giang",  "Hà",     "Hải",   "Hiếu",  "Hòa",   "Hoàn",
  "Hùng",  "Huy",   "Hưng",  "Khải",  "Khánh",  "Khoa",   "Kiên",  "Lâm",   "Linh",  "Long",
  "Lực",   "Mạnh",  "Nam",   "Nghĩa", "Nguyên", "Nhân",   "Ninh",  "Phong", "Phúc",  "Phương",
  "Quân",  "Quang", "Quyết", "Sáng",  "Sơn",    "Tài",    "Tân",   "Thái",  "Thắng", "Thành",
  "Thịnh", "Thuận", "Tiến",  "Toàn",  "Trung",  "Trường", "Tú",    "Tuấn",  "Tùng",  "Việt",
  "Vinh",  "Vượng", "Xuân",  "Yên",
};
static const char *const female_givens[] = {
  "Ánh",   "Bình",   "Chi",    "Cúc",   "Diễm",  "Diệp",  "Dung",  "Duyên",  "Đào",   "Giang",
  "Hà",    "Hạnh",   "Hằng",   "Hậu",   "Hiền",  "Hoa",   "Hòa",   "Hoài",   "Hồng",  "Huệ",
  "Huyền", "Hương",  "Khuyên", "Lan",   "Lệ",    "Liên",  "Linh",  "Loan",   "Luyến", "Ly",
  "Mai",   "Mến",    "Minh",   "My",    "Nga",   "Ngân",  "Ngọc",  "Nguyệt", "Nhàn",  "Nhung",
  "Oanh",  "Phượng", "Quyên",  "Quỳnh", "Sen",   "Tâm",   "Thảo",  "Thắm",   "Thoa",  "Thơm",
  "Thu",   "Thúy",   "Thủy",   "Tình",  "Trang", "Trinh", "Tuyết", "Vân",    "Xuân",  "Yến",
};

static const char *const jobs[] = {
  "Công chức",       "Giáo viên",
  "Bí thư chi bộ",   "Tổ trưởng tổ dân phố",
  "Cán bộ hưu trí",  "Trưởng ban công tác Mặt trận",
  "Hội viên phụ nữ", "Bác sĩ",
  "Kế toán",         "Cán bộ đoàn",
};
static const char *const offices[] = {
  "UBND phường Chi Lăng",      "Trường THCS Chi Lăng",        "Trường Tiểu học Chi Lăng",
  "Trạm Y tế phường Chi Lăng", "Ủy ban MTTQ Việt Nam phường", "Hội Liên hiệp Phụ nữ phường",
  "Hội Cựu chiến binh phường", "Đoàn Thanh niên phường",      "Hội Nông dân phường",
};
static const char *const occupations[] = { "Làm ruộng", "Buôn bán",  "Công nhân", "Giáo viên",
                                           "Lái xe",    "Nội trợ",   "Thợ xây",   "Công chức",
                                           "Kế toán",   "Nhân viên", "Tự do",     "Điều dưỡng" };
static const char *const villages[] = {
  "Quán Hồ", "Pò Đứa", "Nà Sèn",   "Bản Mới", "Khòn Lèng", "Nà Lốc",    "Pác Cáp",  "Bản Cẳng",
  "Khau Mạ", "Nà Pài", "Bản Vàng", "Pò Mỏ",   "Lũng Mười", "Nà Chuông", "Khòn Phổ", "Bản Áng",
};

int
hp_demo_below (HpDemo *demo, int n)
{
  return g_rand_int_range (demo->rand, 0, n);
}

gboolean
hp_demo_chance (HpDemo *demo, int per_mille)
{
  return hp_demo_below (demo, 1000) < per_mille;
}

#define PICK(demo, list) ((list)[hp_demo_below (demo, (int) G_N_ELEMENTS (list))])

const char *
hp_demo_ethnicity (HpDemo *demo)
{
  int at = hp_demo_below (demo, 100);

  for (guint i = 0; i + 1 < G_N_ELEMENTS (peoples); i++)
    {
      if (at < peoples[i].share)
        return peoples[i].ethnicity;
      at -= peoples[i].share;
    }
  return peoples[G_N_ELEMENTS (peoples) - 1].ethnicity;
}

const char *
hp_demo_family (HpDemo *demo, const char *ethnicity)
{
  for (guint i = 0; i < G_N_ELEMENTS (peoples); i++)
    if (g_str_equal (peoples[i].ethnicity, ethnicity))
      {
        int n = (int) g_strv_length ((char **) peoples[i].families);

        /* The smaller of two draws: the front of the list comes more often. */
        return peoples[i].families[MIN (hp_demo_below (demo, n), hp_demo_below (demo, n))];
      }
  return kinh[0];
}

char *
hp_demo_name (HpDemo *demo, const char *family, HpSex sex)
{
  const char *middle = sex == HP_SEX_MALE ? PICK (demo, male_middles) : PICK (demo, female_middles);
  const char *given = sex == HP_SEX_MALE ? PICK (demo, male_givens) : PICK (demo, female_givens);

  return g_strjoin (" ", family, middle, given, NULL);
}

char *
hp_demo_person (HpDemo *demo, HpSex *sex, const char **ethnicity)
{
  for (;;)
    {
      g_autofree char *name = NULL;
      g_autofree char *fold = NULL;

      *sex = hp_demo_chance (demo, 560) ? HP_SEX_MALE : HP_SEX_FEMALE;
      *ethnicity = hp_demo_ethnicity (demo);
      name = hp_demo_name (demo, hp_demo_family (demo, *ethnicity), *sex);
      /* With thousands of teams the names run out; a second given name makes more. */
      if (g_hash_table_size (demo->names) > 20000)
        {
          char *longer = g_strjoin (" ", name, PICK (demo, female_givens), NULL);

          g_free (name);
          name = longer;
        }
      fold = hp_text_fold (name);
      if (g_hash_table_add (demo->names, g_steal_pointer (&fold)))
        return g_steal_pointer (&name);
    }
}

const char *
hp_demo_job (HpDemo *demo)
{
  return PICK (demo, jobs);
}

const char *
hp_demo_office (HpDemo *demo)
{
  return PICK (demo, offices);
}

const char *
hp_demo_occupation (HpDemo *demo, int age)
{
  if (age > 61)
    return hp_demo_chance (demo, 600) ? "Hưu trí" : "Già yếu";
  if (age < 22 && hp_demo_chance (demo, 500))
    return "Sinh viên";
  return PICK (demo, occupations);
}

char *
hp_demo_neighbourhood (int i, gboolean village)
{
  int n = (int) G_N_ELEMENTS (villages);

  if (!village)
    return g_strdup_printf ("Khối %d", i + 1);
  if (i < n)
    return g_strdup_printf ("Thôn %s", villages[i]);
  return g_strdup_printf ("Thôn %s %d", villages[i % n], i / n + 1);
}

HpDate
hp_demo_birth (HpDemo *demo, int age)
{
  HpDate day = demo->election->day;
  HpDate birth = { (gint16) (day.year - age), (gint8) (1 + hp_demo_below (demo, 12)),
                   (gint8) (1 + hp_demo_below (demo, 28)) };

  if (birth.month > day.month || (birth.month == day.month && birth.day > day.day))
    birth.year--;
  return birth;
}
