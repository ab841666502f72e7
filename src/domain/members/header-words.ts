import type { Column } from './import-columns.ts';
import { list } from './words.ts';

/** Headers that are understood, in English and then in the other five languages. docs/field.md tells staff of it. */
export const HEADER_WORDS: Readonly<Record<Column, readonly string[]>> = {
  reference: list(
    'member reference, ref, member ref, id, member id, code, member code, مرجع العضو',
    'المرجع, الرمز, 成员编号, 编号, 代码, referencia, referencia del miembro, código',
    'référence, référence du membre, код, код члена, номер, ссылка',
  ),
  kind: list(
    'member kind, type, member type, membership, category of membership, النوع',
    'نوع العضوية, 类型, 成员类型, 类别, tipo, tipo de miembro, type de membre',
    'catégorie de membre, тип, вид, тип члена',
  ),
  member: list(
    'member name, name of member, entity, organization, organisation, company',
    'administration, name, العضو, اسم العضو, الجهة, المنظمة, الشركة, 成员, 成员名称, 单位, 公司',
    '组织, miembro, nombre del miembro, entidad, organización, empresa, membre',
    'nom du membre, entité, entreprise, société, член, название, наименование',
    'организация, компания',
  ),
  country: list(
    'country name, country code, iso, iso2, iso3, البلد, الدولة, رمز البلد, 国家, 国别',
    '国家代码, país, código de país, pays, code pays, страна, код страны',
  ),
  website: list(
    'web, web site, url, home page, الموقع الإلكتروني, الموقع, 网站, 网址, sitio web',
    'página web, site web, site internet, веб-сайт, сайт',
  ),
  contact: list(
    'contact name, contact person, person, full name, جهة الاتصال, اسم جهة الاتصال',
    'الاسم, الاسم الكامل, 联系人, 联系人姓名, 姓名, contacto, nombre, nombre del contacto',
    'persona de contacto, nom, nom du contact, personne à contacter, контактное лицо',
    'контакт, имя, фио',
  ),
  email: list(
    'e-mail, mail, e-mail address, email address, البريد الإلكتروني, البريد, 电子邮件',
    '电子邮箱, 邮箱, correo electrónico, correo, courriel, adresse électronique',
    'adresse e-mail, электронная почта, адрес электронной почты, эл. почта, почта',
  ),
  role: list(
    'contact role, function, الدور, الوظيفة, 角色, 职能, función, rol, rôle, fonction',
    'роль, функция',
  ),
  title: list(
    'form of address, salutation, اللقب, صيغة المخاطبة, 称谓, 头衔, título, tratamiento',
    'titre, civilité, обращение, титул',
  ),
  language: list(
    'preferred language, اللغة, اللغة المفضلة, 语言, 语种, idioma, lengua, langue, язык',
  ),
  'time-zone': list(
    'timezone, tz, المنطقة الزمنية, 时区, zona horaria, huso horario, fuseau horaire',
    'часовой пояс',
  ),
  active: list('is active, enabled, نشط, 有效, 启用, activo, actif, активен, активный, действует'),
};
