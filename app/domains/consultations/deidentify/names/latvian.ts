/** Common names of Latvia, in the nominative, masculine where a family name has both. A star: a word of a language, too. */
export const LATVIAN = {
  given: `
  Adrians Agate* Agija Agita Agnese Agris Agrita Aigars Aija Aina* Ainārs Ainis Aivars Aivita Aīda Aksels Akvelīna Albertīne Alberts Aldis Aleksandra
  Aleksandrs Aleksejs Aleksis Alfons Alfrēds Alise Alīna Alma Aloīzs Alvis Alvīne Aļģirds Aļģis Amanda Amālija Anastasija Anatolijs Anda Andis Andra
  Andrejs Andris Andžejs Andžs Anete Anita Anna Annija Annīte Anrijs Ansis Anšlavs Antonija Antons Antoņina Antra Arkādijs Armands Armīns Arnis Arta
  Artis Artjoms Artūrs Arvis Arvīds Asnate Astra* Astrīda Atis Augusts Aurēlija Austra* Austris Ādams Ādolfs Ārija Ārijs Āris Baiba Baņuta Bārbala
  Beatrise Beāte Benedikts Benita Bernards Betija Biruta* Boļeslavs Bonifācijs Boriss Brigita Broņislavs Bruno Cilda Dace Dagmāra Dagnija Daiga*
  Daina* Dainis Dainuvīte Daiva Dana Daniels Dāgs Dārta Dāvids Dāvis Deniss Diāna Didzis Dina Dita Dmitrijs Donāts Druvis Dzidra* Dzintars* Dzintis
  Dzintra* Dzirkstīte Dzīle Edgars Edīte Edmunds Eduards Edvards Edvīns Edžus Egils Egita Egons Einārs Eižens Eleonora Elfrīda Elita Elizabete Elīna
  Elīza Ella Elma Elmārs Elmīra Elvijs Elvis Elvīra Elza Emīlija Emīls Emma Erika Ermīns Erna Ernestīne Ernests Ervīns Esmeralda Estere Eva Evelīna
  Evija Evita Ēriks Ēvalds Fēlikss Filips Florentīna Francis Frančeska Fricis Frīda Gabriela Gaida* Gaiva Gaļina Gastons Gatis Genovefa Georgs Gerda
  Ginta Gints Gita Grieta Gudrīte Guna Gunārs Gundars Gundega* Gunita Gunta Guntars Guntis Guntra Gustavs Gvido Ģederts Ģertrūde Ģirts Haralds Harijs
  Harolds Heinrihs Helēna Henriks Hermīne Herta Hilda Hugo Ieva* Igors Ildze Ilga Ilgita Ilgmārs Ilgonis Ilgvars Ilma Ilmārs Ilona Iluta Ilva Ilze
  Ilzīte Iļja Imants Ināra Inārs Indars Indra Indriķis Indulis Inese Inga Ingeborga Ingmārs Ingrīda Ingus Inguss Ingūna Inta Intars Ints Irēna Irina
  Ivans Ivars Iveta Ivo Ivonna Īrisa Jadviga Jana Janīna Jasmīna Jautrīte Jānis Jānīte Jāzeps Jeļena Jeva Jevgēnija Jevgēnijs Jēkabs Jogita Johanna
  Jolanta Jorens Judīte Jurģis Jurijs Juris Justīne Jūlija Jūlijs Jūsma Kalvis Karina Kaspars Kaspers Katarīna Kate Katrīna Kārlis Keita Kitija Klāra
  Klāvs Klinta Konrāds Konstantīns Krista Kristaps Kristers Kristiāna Kristiāns Kristīne Kristofers Krists Krišjānis Krišs Ksenija Ķerstīna Laila
  Laima* Laimdota Laimdots Laimonis Laimons Larisa Lauma* Laura Lauris Lavīze Lāsma Lelde Leonards Leonīda Leonīds Leons Leontīne Liāna Lidija Liega
  Liene Lienīte Liesma* Liliāna Lilija* Lilita Linda Lība Līga* Līksma Līna* Līva Līvija Līze Ludmila Ludvigs Luīze Lūcija Madara* Madars Magda Maija*
  Maikls Mairis Maksims Malvīne Mareks Margarita Marģers Marija Marika Marina Marita Marks Markuss Marta Matīss Māra Mārcis Māris Mārīte* Mārtiņš
  Megija Melānija Mētra Miervaldis Mihails Mikus Miķelis Milda Mintauts Mirdza* Modris Modrīte Monika Monta Monvīds Mudīte Nadežda Nataļja Natālija
  Nauris Nellija Niklāvs Nikolajs Niks Nils Nina Nora Normunds Ņikita Ojārs Oksana Olga Olita Olīvija Oļegs Oļģerts Oskars Osvalds Otīlija Oto Patriks
  Patrīcija Paula Paulīna Paulīne Pauls Pārsla* Pāvels Pāvils Pēteris Raimonds Raimons Rainers Raitis Raivis Ralfs Rasa* Rasma Regīna Regnārs Reinis
  Renārs Renāte Rēzija Ričards Rihards Rinalds Rita* Ritma* Roalds Roberts Rodrigo Rolands Romāns Romualds Rota* Rudīte Ruslans Ruta* Rute Rūdis
  Rūdolfs Rūsiņš Sabīne Saiva Salvis Samanta Sandijs Sandis Sandra Sanita Santa Sarma* Sarmīte Saulcerīte Saule Selga* Sergejs Signe Sigurds Sigvards
  Silvestrs Silvija Simona Sindija Sintija Skaidra* Skaidrīte Smaida* Sofija Solveiga Spīdola Spodra* Staņislavs Stella Svens Svetlana Taiga* Tamāra
  Tatjana Tālis Tālivaldis Tālrīts Tekla Teodors Terēze Tīna Toms Trīne Uģis Uldis Ulla Ulvis Una Undīne Vadims Valda* Valdemārs Valdis Valentīna
  Valentīns Valerija Valērijs Valfrīds Valija Valters Vanda Vasilijs Velga Velta* Venta* Vents Vera Veronika Vēsma* Viesma Viesturs Vija* Vijolīte
  Viktorija Viktors Vilhelmīne Vilhelms Vilis Vilma Vilmārs Vilnis* Viola* Visvaldis Vita Vitauts Vitālijs Vivita Vizbulīte Vizma Vjačeslavs Vladimirs
  Vladislavs Voldemārs Zaiga* Zane Zelma Zeltīte Zemgus Zenta Ziedīte Ziedonis Zigfrīda Zigfrīds Zigmārs Zigmunds Zigrīda Zigurds Zinaīda Zinta Zintis
  Zita Zīle Zoja Žanete Žanets Žanis Žanna Ženija Žubīte
`,
  family: `
  Adamovičs Aigars Alksnis* Andersons Ansons Apinis* Apsītis Arājs Aspers Auziņš Avotiņš Ābele* Ābels Āboliņš Āboltiņš Āzens Bajārs Balodis*
  Baranovskis Barons Baumanis Beļavskis Bergmanis Bergs Bērtulsons Bērziņš Bērzīts Bērzs* Birkavs Birziņš Birzniece Birznieks Biseniece Bisenieks
  Bite* Bīriņš Blaus Blekte Blūms Bondars Borovskis Brencis Breņķis Briedis* Briedītis Bruģis Brunkevičs Budreiko Builis Buks Bundulis Bušs Cauna
  Caune* Cālītis* Celmiņš Celms Cielavs* Cīpulis Cīrulis* Čačs Čakste Čudars Dambis* Danielsons Dālderis Deģis Dimants* Dīriķis Dobelis* Dombrovskis
  Dreimanis Dukurs Dūmiņš Dzenis* Dzērve* Dzirkalis Egle* Eglītis* Eihmanis Endziņš Ērglis* Feldmanis Felkers Felsbergs Fišers Fogelis Freibergs
  Freimanis Gaigals Gailis* Gailītis Galviņš Gasjūns Geidāns Gertners Gibala Goba* Grants* Graube Graudiņš Graudums Gribusts Grigalis Grīnbergs
  Grodums Gruntiņš Grūba Grūbe Gulbis* Gurskis Gustsons Gūtmanis Hartmanis Heinrihsons Indriksons Irbe* Ivanovs Jakubovskis Jankovskis Jansons
  Jaunbērziņš Jaunzems Jākobsons Jātnieks Jēkabsons Johansons Jukna Jukums Jumiķis Kaktiņš Kalējs* Kalnājs Kalnbērziņš Kalniņš Kalns* Kalvāns Kaņeps
  Karlsons Kaulīņš Kaupužs Kārkliņš Keišs Kirsons Klētnieks Klints* Kļava* Kļaviņš Kociņš Kohs Kokins Koks* Kovaļevskis Kozlovskis Krancis
  Krastenbergs Krastiņš Krauklis* Kraulis Krauze Kreicbergs Krēsliņš Krieviņš Krievs Kronbergs Kronis* Krūmiņš Kukainis* Kulmanis Kurzemniece
  Kurzemnieks Ķeizars Ķēniņš* Ķirsis* Ķuzis Laganovskis Laiviņš Landmanis Lapiņš Lapsiņš Lasmanis Latkovskis Laubergs Lauva* Lazdiņš Lācis* Legzdiņš
  Leimanis Leitis Lejiņš Lejniece Lejnieks Lielmanis Liepa* Liepiņš Liepnieks Lindbergs Linde* Līcis* Līdaka* Līdaks Ločmelis Ločs Lodiņš Logins
  Lukaševičs Lukstiņš Lūkins Lūsis* Markevičs Matisons Mauriņš Mazjānis Mālnieks Mednis* Meiers Meija Mekšs Melbārdis Melderis* Mellis Melngailis
  Meškūns Mežs* Mežulis Mickevičs Mieriņš Miezis* Mihailovs Miķelsons Millers Morozovs Muceniece Mucenieks Muižniece Muižnieks Mūrnieks* Namiķis
  Neimanis Niedra* Niedrītis Nollendorfs Osis* Ostrovskis Ozers Ozoliņš Ozolnieks Ozols* Paegle* Pakalnietis Palters Pauliņš Paulsons Pauļuks
  Pavlovskis Pelšs Pencis Petrovskis Pērkons Pētersons Pleskačevskis Plūme* Podniece Podnieks* Podziņš Polis* Porgants Poriņš Prauliņš Pretkalniņš
  Pridāns Priede* Priedītis Prūsis* Puķe* Puķītis Pumpurs* Puriņš Purviņš Purvs* Putniņš Pūce* Pūpols* Ratniece Ratnieks* Raudziņš Rācenis* Reinholds
  Reinis Riekstiņš Rimša Romanovskis Roze* Rozenbahs Rozenbergs Rozentāls Rozītis* Rožkalns Rubenis* Rubīns* Rubulis Rudzītis* Runcis Ruskulis Rutkis
  Rūtenbergs Sadovskis Salmiņš Sarkans* Saulietis Saulīte* Saulītis Savickis Seržants* Sējējs Sietniece Sietnieks Siksna* Siliņš Simsons Sīlis*
  Skrastiņš Skudra* Skuja* Skujiņš Skulte* Slišāns Smilga* Smuģis Sokolovskis Sondors Sosārs Spalvēns Spriņģis Sproģis Sprūds Stabulnieks Stalts*
  Stankevičs Stepiņš Stradiņš* Straume* Strautiņš Strautmanis Strazdiņš Strazds* Strods Stūrītis Sudrabs* Sukuts Sviklis Šileiko Širovs Šīrants Šķēle*
  Šmits Šteinbergs Šteins Štrauss Šulcs Švarcs Tauriņš* Tālbergs Teicāns Tērauds* Tiltiņš Tilts* Timermanis Tīrelis Tomsons Treijs Tučs Ulmanis
  Upenieks Upīte* Upītis* Uzulnieks Ūdris Vaivads Vaivods Valters Vanadziņš Vanags* Vasils Vasiļevskis Vasks* Vācietis Vecumniece Vecumnieks Vecvagars
  Veidemanis Veinbergs Veiss Veldre Vējonis Vējš* Vilciņš Vilks* Vilsons Viļums Vingris Vinters Virsis* Višņevskis Vīgants Vīksna* Vītiņš Vītoliņš
  Vītols* Vītums Vollis Vucāns Zaķis* Zariņš Zālītis* Zeidmanis Zelmenis Zeltiņš Zemītis Ziemelis Zirnis* Zībers Zīle* Zommers Zunda Zvaigzne*
  Zvejniece Zvejnieks* Zviedrs Zvinelis Zvirbulis* Zvirgzdiņš Žagars* Žuks
`,
};
