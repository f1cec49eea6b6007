/**
 * Forms of listed names, as search keys, that are ordinary words of one of the languages as well: found with the spelling dictionaries of
 * the languages, of which those that are common are kept.
 */
export const ORDINARY = `
  aasal abelu ada adai ado adomai adomo adu age aged ages ago agra agri agru aidas aija aimed aimo aina ainas aine aines ainoa ainoan ainu airi airis
  aken aket aki akim akimi akimis akims akin alar alas alasid albino aldis aleks alf alga alges algu ali alien alin alinam alini alins alinu all alla
  allas alle alles alls allu ally alva alvan ana anai ananas anda andas ande andes andis andja andra andras angelas ann anna annad annaga annaks
  annale annan annat annet anneta annin annos annu anos ansa anse anses anti antis antra antrai antram antras antru ants anud anule anun anus any
  apolloni ara aras are arei ares argo ari aria ariju arin aris arkad armi arni arsenal arta artai arti arton artu aru arus arva arve arved arvien
  arvin arvion arvo arvoni arvot arvu asa asas ase aseen asen aset aseta asetta asi asiem astride asu ata ate aten ats atsist atsit atsut atsuta atten
  audru august augusta augusti augustil augustis augustu auna aunu aurora austres ave avel avota balse balsi balsis bane barbro barona baronam baronas
  barons baronu bena berzina blaze blazes bore borja borjan borjas britas britt britti brittien buga buka bukai bukas buki buku busa buse busi buss
  busu carina cepu daga dagai dagas dagi dags dagu daina dainu daliu dalu dan dana danai danas danieliau dans darau dariau daru darys dasa dash dass
  dava davei daves dega degam dege degi degu dement dementia dim dima dime dimes din dina dinai dinam dine dins dinu disain donate dzile dzilem dziles
  dzili dzinsi dzinsu ebba edit edition eelis eelista eine einet eldar elen elinian elitas ella ellas elle eller elles ellet elli elliga ellu elnat
  else elva elves emm emmaga emmale emmata emme ene ennast enne ennist erasta erikai eriku erm ermine erna esat eset est evan evasta eve eviga evil
  fade fades fain fanny fedora folken folket fortunate fot fota foto fots franci francu frici gaile gailisi gailu galine galines galinga galini
  galvina galvinas galvinu gasa gata gate gates gen gena genai genas gene genes geni genos genu georgia georgian germana germanai germanas germano
  germanu gerti ginti girta girtas girti girtu glebi greeted greta gretas grinu grubi grubu gudriti gun guns guru hammar hannan hans heikot helenu
  helgat helgen helget helin helinat helmet helmi henne hennes heta hetat ida idan idas idassa idasta igna ilgai ilgam ilgas ilgu ilma ilmas ilmu
  ilona inat inga inge ingel ingest inget inn innan inne inns inta inte ir ira ire ires iri iris irise irisi irs iru isa isaa isaan isais isakin isaks
  isas isaus ismoksi isto iva ivani ive jaake jaan jaanud jaanused janan janes janest janista januari jarin jase jast jatnieka jatnieki jatniekiem
  jatnieks jatnieku jatniekus johns jona jonai jono jonu joukolla joukon joukossa joukosta joukot juhata juku jul julas juli julija julijs juliju
  juodi jura jurai juram juras jurist jurista juroje juros juru jury juste juta jutas jutat jutos kadi kai kaia kaies kaili kailis kain kaina kaire
  kaires kaista kait kajina kaju kalle kallein kalva kalvis kalvu kanepi kapitona kapitonai kapitonas kapitone kapitono kapitonu kapitonui kare karen
  karesta karet kari karille karines karini karinis karista karleks karlet karls karp karpa karpe karpi kart karta kartas kartat karte kartes karti
  kartiga kartina kartis kartu kartul kartus kase kases kate katega katel katele katelt kateni kates katesse katest katet kateta katin katina kaulini
  kauliniem kaulins kaulinu kaulinus kauris keerdus keisi keita kentin kera kerai keras kere keres kert kerta kertani kertu keru kesa kimai kime kira
  kire kiri kirista kirs kirsi kirsti klara klaras klas klasi klass klave kocina kociniem kocinu koha kohas kohe kohi kohu kohus kolja kolju koort
  kosta kosti kostja kosto kovasta krancis krievi krieviem krievu krisi kristinos kristu kristus kross krossa krossad krossas krossat kulli kullini
  kulmana kuno kurt kurti kurts laaksosta laane laanes laanest laas laime laimi laimiu laks laksid laksu laos lapina lapinas lapinu lapsina lauk lauka
  laukas lauke lauki laukini laukit lauku laukus laukut laurai laurel lea lead leaks lean least lehte lehteni leisi leita leiti lena lenas lenna
  lennat lennata leoni les lesas lese lesos less lesu levin libu liene liivi liivit lille lilled lina linan lindad lindai lindas linden lindu lingi
  linn lisa lisaa lisaan lisaksi lisalle lisan lisana lisas lisata liva lize lizu ljud ljuda locos loke loken loket lore lotta lottas lova lovas lovat
  lube luk luka luki lukija lukijalle lukijan luks luku luomaan luomalla luomassa lya maariti maiad maija maiji maijs maiju mait maita maitas maitina
  maitu maj maja majan majas majina majja majs makar maksimai maksimas maksime mallet manta mara maras marat mare mares margaritas marge marget
  margite margitud margo mari marias mariau marin marinan marine marines marissa marital mariu marja marka markai markam markas marke marki marks
  marku markus markuse markused markusi mart marta martam marti martin martini martinia martinille martinin martinis martinu martu marus mas masa
  masai masale masas mase mases mash mass masu mata matai matas mate mati mato mats matsi matsin mattia matu maurina maurins max maxi maxim maximal
  maximalt media meeli meelita meijas metra metrai metras metru mika mikaan mike mikes mikki miksei miksi mil mila milai milam milan milas mile milen
  miles mili milie miliga milis mill milla millaan millal mille milo milos mils milu mimmin mimmit min mina minan minas mine mines mini minna minnas
  minos minu mira mire miris mirona mironi mironis mironu mironus mirs miru mirus mis misa mise mises misina misle miss moan moat modest modig modri
  moke mokei mokejai mokejo mokes monta moona moonan nain naina naine nasty natas naura nauru neeme nestor nika nikai nikam niki niks niku ninaga
  ninal ninale ninas nine nines niskasta nojaus nomeda nora norai noras norku norkus noru nova novaksi ola olalle olan olas olegi olev oleva olevad
  oleval olevale olevalt olevani olevas olevasse olevast olevat olevus olevust olg olge olgu olimpiada olimpiade olimpiades olimpiadi olimpiadoje
  olivers olja oljan oljy olle olleen ollen olles ollessa oman omani orjan orjani orvot osten oton ottoa ovea oveen ovella ovelle ovelta oven ovessa
  ovesta ovet padara padaras padare padares padaret padari padaris padarit padarita padaru padarus paivia paivien paiviin paivilta paivin paivina
  paivissa paivista parjata parts pas pasa pasaga pasai pasas pase pases pasha pasi pass past pasta pastas pastast pastat pastata paste pasted pastel
  pastu pasu patrikai paulan pavele paveles pavelet paveli pavelu pekat pence per peri peria periksi perilla perille perin perina perit perkona
  perkons perkonu pers peters petja pety petys pian pilvi pimeni pirkot pitkasta plunge plunges podzinu prov prova provas prove pukites purvina
  purvinas purvini purvinos purvinu purvinus putnini putniniem puuseppa race races racy raid raida raidat raide raided raides raidis raidit rain raina
  rained raisale raisata raise raises raitis raivo raivona reda reeta reetis regina regini reid reiks rein reis renare renat reset rest riittaa riku
  rikun rima rimma rit rita ritas ritat rite rites ritos rits ritu robina robins robinu rogers roka rokai rokas roke roko roku romai romana romanai
  romans romanu romanus romas romo romu roosi roosid rubenu ruda rude rudi rudis rudu runci runcis ruohosta rut ruta rutas rutem rutiin rutin rutina
  ruts rutt rutta ruttet ruttu rutu ruus ruusu ruusut ruut ruuti ruutia saara sakari saksa saku salla sallan salmini salminu salva salve salvi sanda
  sande sander sanderi sanderis sandes santa saraa saralla saran saras sarat sari sarin saruna sarunai sarunas sarunu sas sasa sasai sash sass sassi
  sassis sata sate sato satu satute saul saule saulei saulele saules sauleta sauli saulit saulite sauliu savel savini savinos savins savinu savinus
  savvy sellin semen seppa serge sergejau serzanta serzantam serzantas serzante serzantu sidor signed sil sila silai silas sile silinu sill sille
  silos silu silver sinna skinki skinkis skold smita smite smugi smugis sormusta springa stasis stella stone stones stony strode sture stures sturet
  sturiti subine suits suitse suitseta suitsu suitsud suitsuga suitsust suki sukis sunena tada tadai tadas tadu tagen taget taimi taisi taisija
  taisijas taisijos taisis taisit taisita tala tale tales tali talu tamme tammest tanja taras tea tead teaks teal tean teas teat teata teet teeta
  teete tender tese test tia tiltinu tina tinas tinu tit titan tite tits titta tittat toivosta tolyn tomai tome tomista toms tomu tomui toni tonu tony
  tooma toome toomist toots topi topin tore tove tume tuomaan ture turen tures turet turo turot tuva tuvas tuvasta tyko tyra tyras tyynena udden ugi
  ugis ullas ullata ulos undines unto urve vaciesi vaciesiem vaciesu vacieti vacietis vaiko vaino vainot vainota vainu vaiva valau valda valdai valde
  valdes valdi valdo valdos vale valei valentine valentines vales vali valiau valio valis valj valja valjal valjale valjas valjs valju valu valui
  valus vanda vandas vanhasta vanj vanja varikas vark varke varki varvar veeti veisi vents vera veram veras veronikai veros veru vesa vida vide vidu
  vidui viivita vik vika viki viktorijos vila vile vili vilja ville villu vilu vince viola violetta violetti virve virvel virves vita vital vitala
  vitali vitals vitas volla volli wall walls yule zale zalei zales zali zalio zaliu zarina zarinu zentas ziemeli ziemelu zile ziles zili zina zinai
  zinoje zinos zinovas zintim zubites zviedru август августа августе агата агату але алей аленю аленя алені алею али алле ану ані аполлон барановай
  барановую барановым барановых барановыя барысава барысавай барысаву барысавым барысавых бора бору боры брони броню броня броняй броні вала вале вали
  валу валы валю валяй валі варвару варвары вероники вика вики викторией виктории викторина викторию віталі гала гале галей галею галу галы галю галі
  галінай галінаю галіне галіной галіною галіну галіны гарошкам гарошку гена гене гену гены германа глеба глебам глебе глебу глебы гурый давыд дина
  дину драздовай драздовую драздовым драздовых драздовыя жена жене женой жену жены женя карасевай карасевую карасевым карасевых карасевыя карп карпа
  карпавай карпавую карпавым карпавых карпавыя карпам карпе карпу карпы ката катай катаю кати кату каты катя каце каці кола колай колаю коле коли
  колой колу колы колі королева королеве королевой королеву коста костей кости костя крывіцкага крывіцкае крывіцкай крывіцкаму крывіцкаю крывіцкая
  крывіцкую крывіцкім кузина кузине кузиной кузину кулеш лавры лора лоре лору лоры лука луки лукой лукою луку лукі люба любай любаю люби любим любимом
  любимым любой любою любы любя любі людей люди люду маргариту марка маркам марке марком марку марыла марылі машэ мила миле мили милой милы милый миль
  милю миля мина мине мини мину мины мир мира мире миром миру миры нада надай надаю надой надою настаю настой настою носков носовой олимпиаде
  олимпиаду орехов панове паша пашай пашаю пашу пашы паўліне паўліну паўліны петай петаю петы русаковай русаковую русаковым русаковых русаковыя савелі
  семена семенем сила силе силой силу силы стрелков сушка сушкай сушкам сушку сушкі сівуха сівухай сівуху сівухі тану таню тані толе толу толю толі
  тона тонай тонаю тоне тоней тони тону тоны тоню тоня тоняй тоні шаров шашковай шашковую шашковым шашковых шашковыя эму юру юры юрэ якаў яна янки яны
  іней інею
`;
