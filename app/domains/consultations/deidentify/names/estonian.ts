/** Common names of Estonia, in the nominative, masculine where a family name has both. A star: a word of a language, too. */
export const ESTONIAN = {
  given: `
  Aadu Aare* Aarne Age Agnes Ago Ahto Aili Aime Ain* Aino Airi Aita* Aivar Aivi Alar Albert Aleks Aleksandr Alexander Aliide Alina Allan Alma Alo
  Amanda Ande* Andre Andrei Andres Andrus Anete Anett Angela Angelika Anita Anna Anna-Liisa Annaliisa Anne Anneli Annely Annes Anni Annika Anti Ants
  Antti Anu Ardo Argo Armilde Armin Arno Arnold Aron Artur Arved Arvi Arvo Asko Asta Astrid Ats August Ave Avo Carmen Edgar Eduard Eerik Eevi Egon
  Eha* Eimar Einar Eino Eleri Eliisabet Eliise Elisabeth Ella Elle Ellen Elli Elmar Elmo Elna Elsa Elve Elvi Emili Emma Endel Endrik Ene Enn Epp Ergo*
  Erik Erika Erki Erlend Ervin Ester Etti Eugen Eva Evald Eve Evelin Evi Feliks Galina Georg Gerda Gerli Gert Greete Grete Gunnar Gustav Hanna Hannes
  Hans Hardi Harri Heiki Heiko Heino Helen Helena Helge Helgi Heli* Helina Helju Helle* Helmi Helmut Helvi Hendrik Henn Henri Henrik Herbert Herta
  Hilda Hilja* Hillar Hille Hilma Hugo Ilja Ilmar Ilme* Ilona Imbi Imre Ina Inar Indrek Inga Inge Ingrid Irina Iris Irja Ivar Ivi Ivo Jaagup Jaak Jaan
  Jaanika Jaanus Jakob Jana Janar Jane Janek Janika Janne Jelena Johanna Johannes Joonas Joosep Juhan Juku Julia Juta Jüri Kaarel Kaarin Kadi Kadri
  Kai* Kaia Kaidi Kaido Kaie Kaili Kaire Kairi Kaja* Kalev* Kalju* Kalle* Kalmer Karin Karl Kaspar Katariina Kate Kati Katre Katrin Kaupo Kerli Kersti
  Kert Kerttu Ketlin Kevin Koit* Krista Kristel Kristi Kristiina Kristina Kristjan Kristo Ksenia Kuldar Kuno Kärt Kätlin Külli Laine* Laura Lauri Lea
  Leelo* Leena Leho Lehte Leida* Leili Lembit Lenna Lennart Leo Leonhard Liina* Liis Liisa Liisi Liivi Liivia Lille Linda Ljudmila Loore Luule* Lüüdia
  Lya Maarika Maarja Madis Mai* Maia Maidu Maie Maimu Maire Mairo Mait Maksim Malle Malve Mare Marek Margarita Marge Margit Margo Margus Mari* Maria
  Mariann Marianne Marika Marina Marit Marje Marju Mark* Marko Markus Mart Marta Martha Martin Martti Mati Meeli Meelika Meelis Meeri Mehis Meinhard
  Meri* Merike Merle Mia Mihkel Miia Milla Milvi Minna Mirjam Monika Moonika Nadežda Natalja Neeme Nele Niina Nora Oie* Olavi Oleg Olev Olga Oliver
  Olivia Oskar Ott* Otto Paavo Paul Paula Pavel Pearu Peep* Peeter Pille* Pilvi Piret Priit Pärja Raigo Raili Raimo Raimond Rain Raivo Raja* Rasmus
  Raul Rauno Reelika Reet Regina Reimo Rein Reio Relika Renate Rene Riho Riin Riina Riivo Risto Rita Rivo Robert Robin Roosi Rudolf Ruslan Ruth Rutt
  Saale Saima Salme Sander Sandra Sass Sergei Signe Sigrid Siim Siimo Siiri Silja Sille Silver Silvi Silvia Sirje Sofia Sonja Stanislav Stella Sten*
  Stina Sulev Susanna Sven Svetlana Taavet Taavi Taimi Taimo Taisi Taive Tambet Tanel Tarmo Tarvo Tatjana Tauno Tauri Tea Teele* Teet Tene Terje* Tiia
  Tiina Tiit* Tiiu Toivo* Toomas Triin Triine Triinu Tuule* Tuuli* Tõnis Tõnu Uku Ulvi Uno Urmas Urme Urmo Urve Vahur Vaike* Vaiko Vaino Vaive Valdeko
  Valdo Valdur Valentina Valli Vallo Valter Valve* Veera Veiko Veljo Vello Vera Viive* Viivi Viktoria Vilja* Viljar Villem Villu Vilma Virge Virgo*
  Virve Vjatšeslav Vladimir Voldemar Õilme Õnne* Ülle Ülo
`,
  family: `
  Aas* Aasa Aavik Adamson Ader* Alas Allik* Anton Arro Arula Arus Aun Eller Erm Ernits Eskla Hallik Hansen* Hanson Hein* Heinsalu Helme Hermann Hiie
  Hunt* Härma* Ilp Ilus* Ilves* Ivanov Jaakson Jaanson Jakobson Janson Johanson Jõgi* Järv* Jürgens Jürgenson Jürisson Kaasik* Kala* Kalda* Kaldma
  Kaljula Kaljurand Kaljuste Kaljuvee Kallas* Kalm* Kamenik Kana* Kangro Kangur* Karro Karu* Kase Kask* Kaska Kaur Keerd Kelder* Kesküla Kiik* Kikas
  Kirs* Kirsipuu Kivi* Kivimägi Kivirähk Kivistik Klaas* Koger* Kokk* Kolk* Konsap Kool* Koort Koppel* Korjus Kork* Kotkas* Kross Kruus* Kruuse Kukk*
  Kull* Kurg* Kurm* Kurvits* Kuusik Kuusk* Kõiv Kõrge* Kõrv* Käosaar Käsper Käär* Kütt* Laan* Laane Laanemets Laas Laht* Laks Lang* Laos Lauk Laur
  Lauri Lember Lepasalu Lepik* Lepmets Lepp* Leppik* Levandi Liiv* Liiva* Lill* Lind* Link* Linn* Lints Lipp* Loik* Lokk* Lomp Loo* Luik* Lukk* Lumi*
  Luts* Luukas Maasik* Maasikas Madisson Maidla Malm* Mandel* Mander Maripuu Mark* Martinson Meier Meister* Meos Mets* Metsalu Mikk Miller Muru*
  Murumaa Must* Mägi* Mänd* Männik* Mölder* Naaber* Niit* Nurk* Nurm* Nurmsalu Nuut Nõmm* Oja* Ojala Ojamaa Ojasoo Ojaste Olesk Oras* Orav* Org* Orgse
  Ots* Paal Paas* Padar Paju* Pajula Palm* Palu* Parts Parve* Past Peterson Pihl Pihlak* Piir* Piirsalu Pikk* Pill* Plaado Pohlak Poolamets Post* Puhm
  Pukk* Puur* Puusepp Põder* Põld* Põldmaa Põldsaar Põllu* Pärn* Pärnpuu Pärtel Raag* Raamat* Raava Raid Rand* Randla Randma Rannamets Rannaste Raud*
  Raudsepp Rebane* Reha* Rei Reimann Reinsalu Reinson Remmel* Riis* Riisalu Ristmägi Rohtla Roos* Roosileht Roosimägi Rull* Rumm* Ruus Rõõm* Rätsep*
  Saar* Saaremäe Saarepuu Saarma* Saks* Salu* Salumäe Sarapuu* Sarv* Saul Sepp* Seppa Seppel Sibul* Siim Sikk* Sild* Sinisalu Sirel* Sisask Soo*
  Soosaar Soosalu Sooväli Suits Sulg* Susi* Suur* Tali* Talvik Tamberg Tamm* Tamme Tammik* Tammiste Tammsaare Tamsalu Teder* Tedre Tender Tiido Tikk*
  Tilk* Tomson Toom Toome Tooming Toomsalu Toots Torn* Treial* Treier Truus Tuisk* Tulp* Tuul* Uibo Ulst Unt* Urb* Uus* Uusmaa Uustalu Vaher* Vahter*
  Vahtra* Vahtras Vaino Vaks* Valge* Valk* Varik Vesik Veski* Viik* Viira Viks Villems Vilu* Vimberg Volmer Võsu Väli* Väljas* Värk Õispuu Õun*
  Õunapuu* Ööpik Ülesoo Üprus
`,
};
