/** Common names of Finland, in the nominative, masculine where a family name has both. A star: a word of a language, too. */
export const FINNISH = {
  given: `
  Aada Aake Aamu* Aapo Aarne Aaro Aatos Aatu Aava* Ahti Aila Aili Aimo Aini Aino Airi Aki Akseli Aleksi Alina Alli* Alma Alpo Altti Alvar Amalia Anita
  Anja Anna Anne Anneli Anni Annika Annikki Annukka Anssi Antero Anton Antti Anu Ari Arja Armas* Armi Arno Arto Arttu Artturi Arvi Arvo* Asko Asta*
  Atte Auli Aulis Aune Aura* Aurora Ebba Eeli Eelis Eerika Eero Eetu Eeva Eevi Eija Eila Einari Eine Eino Elias Elina Elisa Elisabet Elisabeth Ella
  Ellen Elli Elma Elmeri Elsa Elsi Emil Emilia Emma Emmi Enni Ensio Erik Erika Erja Erkki Esa Esko Essi Ester Esteri Eveliina Fanni Fiia Hanna Hannele
  Hannu Harri Heidi Heikki Helena Heljä Helka Hellevi Hellin Helmi* Helvi Henna Henriikka Henrik Hermanni Hertta* Heta Hilda Hilja* Hilkka* Hilla*
  Hilma Ida Iida Iina Iiris* Iivari Ilari Ilkka Ilmari Ilmo Ilona* Ilpo Ilta* Impi* Inari* Inka* Inkeri Inna Into* Irene Irina Irja Irma Irmeli Ismo
  Isto Jaakko Jaana Jalmari Jani Janne Jari Jarkko Jarmo Jarno Jasmin Jemina Jenna Jenni Jere Jesse Johanna Johannes Joni Jonna Joona Joonas Jorma
  Jouko Jouni Juha Juhani Juho Jukka Julia Jussi Jutta Juulia Juuso Jyri Jyrki Kaapo Kaarina Kaarlo Kai Kaija Kaisa Kaisu Kaj Kalervo Kalevi Kalle
  Kanerva* Kari Karoliina Katariina Kati Katja Katri Katriina Kauko Keijo Kerttu Kielo* Kiia Kimmo Kirsi Kirsti Kosti Kristian Kristiina Kullervo
  Kyllikki Kyösti Lahja* Laila Lasse Lassi Laura Lauri Lea Leena Leevi Leila Leino Lempi* Lenni Leo Liina* Liisa Lilja* Linnea Lotta* Loviisa Lumi*
  Lyydia Lyyli Maarit Maija Maiju Maire* Malla* Manta Margareeta Margareta Margit Mari Maria Marianne Mariina Marika Marita Maritta Marja* Marjatta
  Marjo Marketta Markku Marko Markus Martta Martti Matias Matilda Matti Mauno Mauri Meri* Merja Mervi Mia Miia Miika Mika Mikael Mikaeli Mikko Milja
  Milla Mimmi Minna Mira Mirja Mirjam Mirjami Miro Mirva Moona Naemi Natalia Neea Nella Nelli Nestori Niilo Niina Niklas Niko Nooa Noora Oili Oiva*
  Olavi Olli Onerva Onni* Oona Orvo Orvokki* Oskari Ossi Otso Otto Outi Paavali Paavo Pasi Patrik Paula Pauli Pauliina Pekka Pekko Pentti Peppi Pertti
  Petri Petrus Petteri Pia Pietari Pihla* Pinja Pirita Pirjo Pirkko Päivi Päivikki Raakel Raija Raili Raimo Raisa Rasmus Rauha* Rauli Rauni Rauno
  Reeta Reetta Reijo Reima Reino Riikka Riina Riitta Riku Risto Rita Ritva Ronja Roope Roosa* Ruusu* Ruut Saana Saara Saga* Saija Saila Saima Saimi
  Sakari Saku Salla Salme Sami Sampsa Samuel Samuli Sanna Sanni Santeri Santtu Sara Sari Sarita Satu* Sauli Seija Selma Senja Senni Seppo Severi Siiri
  Silja Simo Sini* Sinikka Sinna Sirkka* Sirkku* Sirpa Siru* Sofia Soile Sointu* Sonja Stiina Sulo* Suoma Susanna Susanne Suvi* Sylvi Säde* Taavetti
  Taavi Taika* Taina Talvikki Taneli Tapani Tapio Tarja Tarmo* Taru* Tatu Tauno Tea Teemu Teija Teijo Tekla Tellervo Teppo Teresa Terhi Terho* Tero
  Terttu* Tiia Tiina Timi Timo Titta Toini Toivo* Tomi Tommi Toni Topi Topias Touko* Tuija Tuire Tuomas Tuomo Tuovi Turo Tuukka Tuula Tuulikki Tuure
  Tyko Tyra Tytti Tyyne Tyyni* Ulla Ulpu* Unelma* Unto Urho* Urpo* Ursula Usko* Uuno* Vaino Valto Valtteri Vanessa Vappu* Varpu* Veera Veeti Veijo
  Veikko Veli* Vendla Venla Veronika Vertti Vesa Viena* Vieno* Viivi Vilhelmi Vilho Viljami Viljo* Ville Vilma Viola Virpi Voitto* Vuokko* Wilma Ylva
  Yrjänä Yrjö Yrsa
`,
  family: `
  Aalto* Aaltonen Ahlqvist Ahlström Aho* Ahola Ahonen Ahtiainen Airaksinen Ala-Mäki Alanen Alatalo Alho Andersson Anttila Arola Asikainen Auvinen
  Backman Blomqvist Eerola Ekholm Elo* Eriksson Erkkilä Eskelinen Eskola Fagerström Forsman Grönroos Hakala Hakkarainen Halme Halonen Hannula Harju*
  Harjula Hartikainen Hautala Hautamäki Heikkilä Heikkinen Heino* Heinola* Heinonen Heiskanen Helenius Helin Hellman Hietala Hietanen Hietaniemi
  Hiltunen Hirvelä Hirvonen Holmström Holopainen Honkala Honkanen Huhtala Hurme Husu Huttunen Huuskonen Hynninen Hyttinen Hyvärinen Hyvönen Häkkinen
  Häkämies Hämäläinen* Hänninen Häyrynen Hölttä Ikonen Immonen Inkinen Isomäki Isotalo Itkonen Jaakkola Jauhiainen Johansson Jokinen Junttila Juntunen
  Jussila Juvonen Jylhä* Järvinen Jääskeläinen Kaartinen Kainulainen Kallio* Kanerva* Kangas* Kantola Karhu* Karhunen Karjalainen* Karlsson Karppinen
  Karttunen Karvonen Kaukonen Kauppinen Kekkonen Kekäläinen Kemppainen Keränen Ketola Kettunen Kiiskinen Kilpeläinen Kinnari Kinnunen Kiuru* Kivelä
  Kivi* Kiviniemi Koivisto Koivula Koivunen Kokkonen Kolehmainen Kontio* Koponen Korhonen Korpela Korpi* Koskela Koski* Koskinen Kosonen Kostiainen
  Kovanen Kuikka* Kujala Kukkonen Kulmala Kuokkanen Kuoppala Kuosmanen Kurki* Kuronen Kuusisto Kyllönen Kähkönen Kärkkäinen Laakkonen Laakso* Laaksola
  Laaksonen Laamanen Laatikainen Lahti* Lahtinen Laine* Laitinen Lampinen Lappalainen* Laukkanen Laurila Lehtinen Lehto* Lehtonen Leinonen Leppänen
  Liimatainen Lindberg Lindholm Lindqvist Lindroos Lindström Lipponen Liukkonen Loponen Lundström Luoma Luukkonen Lähteenmäki Löfgren Makkonen Malinen
  Manninen Martikainen Martinmäki Matikainen Mattila Miettinen Mikkola Mikkonen Moilanen Mononen Muhonen Multanen Mursu* Mustonen Mykkänen Myllylä
  Myllymäki Mäenpää Mäkelä Mäki* Mäkinen Mäkiranta Mäkitalo Määttä Naumanen Nenonen Nevalainen Niemelä Niemi* Nieminen Niinistö Niiranen Nikkanen
  Nikula Niskanen Nissinen Nousiainen Nurmi* Nurminen Nuutinen Nyberg Nykänen Nyman Nyyssönen Oinonen Ojala Okkonen Oksanen Ollikainen Ollila Orava*
  Paajanen Paananen Paasonen Paavola Pajunen Pakarinen Palander Palmu* Palo* Palola Parkkinen Parkkonen Partanen Parviainen Pekkala Pekkarinen Peltola
  Peltonen Peltoniemi Penttilä Penttinen Perälä Pesonen Pietilä Piippo Piirainen Pirinen Pitkälä Pitkänen Pohjola* Poikonen Pokki Porkka* Pulkkinen
  Puranen Purho Puustinen Pylkkänen Pyykkö Pääkkönen Pöyry Raatikainen Rahkonen Raittila Rajala Ranta* Rantala Rantanen Rasila Rautiainen Rautio
  Rinne* Rissanen Roine Ronkainen Rossi Ruohonen Ruokonen Ruotsalainen* Ruuska Rytkönen Räsänen Rönkkö Saarela Saari* Saarinen Saastamoinen Salmela
  Salmelainen Salmi* Salminen Salo* Salonen Sandström Sarajärvi Savela Savolainen* Seppälä Seppänen Siitonen Sillanpää Siltanen Silvennoinen Sinisalo
  Sipilä Sirviö Snellman Sohlberg Soini* Sormunen Sorsa* Strömberg Suhonen Sundberg Sundström Suomalainen* Suominen Sutinen Suutari* Takala Tamminen
  Tanskanen* Tarvainen Taskinen Tenhunen Tervo* Tiainen* Tikkanen* Timonen Tirkkonen Toikkanen Toivanen Toivola Toivonen Tolonen Torvinen Tossavainen
  Tuomela Tuomi* Tuominen Tuomisto Tuovinen Turkka Turpeinen Turunen Tuuri* Ukkonen* Utriainen Uusitalo Vainio* Valkonen Valtonen Vanhala Vanhanen
  Varis* Vartiainen Vehviläinen Venäläinen* Vesala Vesterinen Viitala Viitanen Vilkman Virolainen* Virta* Virtanen Voutilainen Vuokila Vuori* Vuorinen
  Väisänen Vänskä Väyrynen Väänänen Wallin Westerlund Wickström Yli-Koski Ylikoski Ylinen Ylitalo Ylönen Österberg
`,
};
