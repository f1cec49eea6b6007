/** Common names of Lithuania, in the nominative, masculine where a family name has both. A star: a word of a language, too. */
export const LITHUANIAN = {
  given: `
  Adas Adelė Adolfas Adomas Agnė Agota Aidas* Aistė Akvilė Albina Albinas Aldona Aleksandras Alfonsas Alfredas Algimantas Algirdas Algis Alina Alma
  Almantas Alvydas Ana Anastasija Anatolijus Andrius Anelė Angelė Antanas Antanina Apolonija Aras Arnas Artūras Arūnas Arvydas Asta Astra Audrius
  Audronė Augustas Augustė Augustinas Auksė* Aurelija Aurelijus Aurimas Austėja Aušra* Barbora Beata Benas Benediktas Bernadeta Bernardas Birutė
  Boleslovas Boris Brigita Bronė Bronislava Bronius Česlovas Daina* Dainius Dainora Daiva Dalia* Dalius Danas Danguolė Danielius Danutė Darius
  Deimantas* Deimantė Deividas Diana Domantas Dominykas Donata Donatas Dorotėja Dovydas Dovilė Džiuginta Edgaras Edita Edmundas Eduardas Edvardas
  Edvinas Egidija Egidijus Eglė* Eimantas Elena Elvyra Elzbieta Elzė Emilė Emilija Emilis Erika Erikas Ernestas Eugenija Eugenijus Evaldas Evelina
  Feliksas Gabija Gabrielė Galina Gediminas Genadijus Genė Genovaitė Gerardas Gerda Gerdas Giedrė* Giedrius Gina Gintaras* Gintarė Gintautas Gitana
  Gytis Goda* Gražina* Greta Gvidas Haroldas Henrikas Herbertas Herkus Ieva* Ignas Ignotas Igoris Ilona Ina Indrė Inesa Inga Ingrida Irena Irma Ivanas
  Ivas Izabelė Jadvyga Janė Janina Jaroslavas Jokūbas Jolanta Jonas Jovita Judita Julija Julijonas Julius Juozapa Juozas Juras* Jūratė* Jurgis Jurgita
  Justas Justina Justinas Juta Kajus Kamilė Karolina Karolis Kasparas Katarina Kazimiera Kazimieras Kazys Kęstutis Klaudijus Klemensas Kostas Kotryna
  Kristė Kristijonas Kristina Kristupas Ksenija Laima* Laimis Laimonas Laura Laurynas Leokadija Leonardas Leonas Leonora Liepa* Ligita Lijana Lilija*
  Lina Linas* Liucija Liuda Liudas Liudmila Liudvika Liudvikas Liutauras Lolita Loreta Lukas Luknė* Lukrecija Magdalena Mantas* Mantvydas Marekas
  Margarita Marija Marijonas Marijus Marytė Marius Markas Marta Martynas Matas Mataušas Mečys Mečislovas Mėta* Miglė* Mikalina Mikas Mykolas Milda
  Mindaugas Modestas Monika Morta Motiejus Nadežda Naglis Napoleonas Natalija Nerijus Neringa Nida* Nijolė Nojus Nomeda Norbertas Oksana Olegas Olga
  Ona Onutė Oskaras Palmira Patricija Paulina Paulius Petras Petronėlė Polina Povilas Pranas Pranciškus Raimonda Raimondas Raimundas Ramūnas Ramunė*
  Rapolas Rasa* Reda Regina Renata Ričardas Rima Rimantas Rimantė Rimas* Rita Rytis* Robertas Rokas Rolandas Roma* Romanas Romas Romualda Romualdas
  Rozalija Rugilė Ruslanas Rusnė Rūta* Rūtelė Sabina Salomėja Salvinija Sandra Saulė* Saulius Sergejus Sigita Sigitas Silvija Simas Simona Simonas
  Skaistė Skirmantas Snaigė* Snieguolė Sofija Solveiga Sonata* Stanislava Stanislovas Stasė Stasys Stefanija Stepas Steponas Svajonė* Šarūnas Tadas
  Tatjana Tauras* Tautvydas Teklė Teodoras Teresė Tereza Titas Toja Toma* Tomas Ugnė* Ugnius Ula Urbonė Uršulė Urtė Vaclovas Vaida Vaidas* Vaidotas
  Vainius Vaiva Vakaris* Valda Valdas Valdemaras Valė Valentina Valentinas Valerija Valerijus Valius Vanda Vera Veronika Verutė Vida Vidas Vygandas
  Vygantas Vykintas Viktė Viktoras Viktorija Vilhelmas Vilija Vilius Vilma Vilmantas Viltė* Vincas Vincė Vincentas Violeta Virgilijus Virgina
  Virginija Virginijus Visvaldas Vita Vitalija Vytas Vytautas Vytautė Vytenis Vladas Vladimiras Vladislovas Zenonas Zigmantas Zigmas Zina Zinaida Zita
  Zofija Zuzana Žaneta Žemyna* Žydrė* Žydrūnas Žieda* Žygimantas Žygis* Žilvinas Živilė
`,
  family: `
  Abramavičius Abromaitis Adamkus Adomaitis Adomavičius Alekna Aleksa Aleksandravičius Ambrazas Andriulis Andriuškevičius Antanaitis Antanavičius
  Arlauskas Astrauskas Augustinavičius Aukštuolis Bačiulis Bagdonas Balčiūnas Balčius Balsys Baltrūnas Baltrušaitis Banys Baranauskas Barauskas
  Barkauskas Bartkevičius Bartkus Bernotas Bielskis Biliūnas Blažys Bložė Brazauskas Brazdžionis Brazys Braziulis Bružas Budreckas Budrys* Būga
  Bukauskas Burneika Butkevičius Butkus Cicėnas Čepaitis Čepas Černiauskas Čiurlionis Dambrauskas Danilevičius Daugėla Daukantas Daukša Davidonis
  Dirsė Dobrovolskis Domarkas Dubauskas Dubinskas Dulskis Gaidys* Gailius Galdikas Galinis* Gasiūnas Gečas Gedvilas Gelžinis* Genys* Gervė* Giedraitis
  Girdenis Girnius Grabauskas Grybauskas Gricius Grigaitis Grinevičius Grinius Griškevičius Gruodis* Gudaitis Gudas* Gudavičius Ignatavičius
  Ivanauskas Jablonskis Jakaitis Jakštas Jakubauskas Jankauskas Janulis Janušauskas Januška Jasaitis Jočys Jonaitis Jonušas Juodis Juodka Juozaitis
  Jurevičius Jurkus Juška Juškevičius Kairys* Kalinauskas Kalvaitis Kalvelis Kaminskas Karaliūnas Karalius* Karpavičius Kasiulis Kasparavičius
  Katinas* Kaunas* Kaušakys Kavaliauskas Kazakevičius Kazlauskas Keras Kerulis Kisielius* Kiškis* Klimas Klimavičius Kondrotas Kriaučiūnas Krivickas
  Kubilius* Kučinskas Kudirka Kuzmickas Kuzminskas Kvedaras Landsbergis Lapinskas Laucevičius Laurinaitis Leonavičius Levickas Lileikis Lingys
  Liubinas Liutkus Lozoraitis Lubys Lukauskas Lukoševičius Lukošius Macevičius Maciulevičius Mackevičius Mačiulis Malakauskas Malinauskas
  Marcinkevičius Markauskas Markevičius Martinaitis Martinkus Masiulis Matulaitis Matulevičius Matulionis Matulis Mažeika Mažeikis Meškauskas
  Mickevičius Mikalauskas Miknevičius Mikšys Milašius Miliauskas Milius Misevičius Misiūnas Mockus Morkūnas Narbutas Naujokas* Navickas Norkus
  Norvaiša Norvaišas Pakalnis Pakalniškis Paškevičius Paukštys* Paulauskas Pavilionis Petkevičius Petkus Petraitis Petrauskas Petronis Petrulis
  Pikelis Pilipavičius Plungė Pocius Povilaitis Pranckevičius Puidokas Račys Račkauskas Radzevičius Raila Rakauskas Ramanauskas Ramonas Rimavičius
  Rimkus Rimša Rinkevičius Rutkauskas Sabaitis Sabaliauskas Sabonis Sakalauskas Savickas Savukynas Simonaitis Sinkevičius Sirvydis Skardžius Skinkys
  Slavinskas Songaila Stanaitis Stanevičius Staniulis Stankevičius Stankus Steponavičius Stonys Stonkus Strazdas* Survila Šatas Šeduikis Šeškus
  Šilinskas Šimaitis Šimkevičius Šimkus Šimonis Šležas Šukys Tamošaitis Tamošiūnas Tamulevičius Tamulis Tarasevičius Tomkus Trakimas Tubelis Tumas
  Ulevičius Urbaitis Urbonas Urbonavičius Ūsas* Ūselis Uždavinys* Vaičiulis Vaičiūnas Vainauskas Vaitiekūnas Vaitkevičius Vaitkus Valaitis Valančius
  Valys Valiukas Valiulis Vasilevičius Vasiliauskas Venckus Venskus Venslovas Vilimas Vilkas* Vilkauskas Virbickas Visockas Vitkauskas Vitkus Volkovas
  Zabarauskas Zabiela Zalatorius Zaleckis Zubavičius Žalys Žemaitis* Žemgulys Žilinskas Žiogas* Žukas Žukauskas Žvirblis*
`,
};
